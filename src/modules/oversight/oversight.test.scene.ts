/** An honest month of many people, and attacks sown into it: rows as the portal itself writes them, put in by the thousand. */
import { uuidv7 } from '../../platform/random.ts'
import type { TestApp } from '../../test/app.ts'
import { addDays, spanOf } from './domain.ts'

export interface Row {
  readonly at: Date
  readonly code: string
  readonly outcome?: 'done' | 'refused'
  readonly actorId?: string
  readonly sessionId?: string
  readonly subjectId?: string
  readonly ip?: string
  readonly details?: Readonly<Record<string, unknown>>
}

export interface SignIn {
  readonly at: Date
  readonly personId: string
  readonly ip: string
  readonly suspicions?: readonly string[]
}

/** By Moscow. */
export const at = (day: string, hour: number, minute = 0): Date =>
  new Date(spanOf(day).from.getTime() + (hour * 60 + minute) * 60_000)

let requests = 0

export async function sow(app: TestApp, rows: readonly Row[]): Promise<void> {
  await app.sql(
    `insert into platform.journal_entry (at, code, outcome, actor_id, actor_roles, actor_session_id, subject_id, object_kind, object_id, request_id, ip, details, salt, leaf_hash)
     select (r ->> 'at')::timestamptz, r ->> 'code', coalesce(r ->> 'outcome', 'done'), (r ->> 'actorId')::uuid, '{}', (r ->> 'sessionId')::uuid,
       (r ->> 'subjectId')::uuid, 'test', '1', r ->> 'requestId', r ->> 'ip', coalesce(r -> 'details', '{}'), '\\x00', '\\x00'
     from jsonb_array_elements($1::jsonb) as r`,
    [JSON.stringify(rows.map((r) => ({ ...r, requestId: `sown-${requests++}` })))],
  )
}

/** A whole sign-in: the right password, the session, the line of the journal. */
export async function enter(app: TestApp, signIns: readonly SignIn[]): Promise<void> {
  const rows = signIns.map((s) => ({ ...s, sessionId: uuidv7() }))
  await app.sql(
    `insert into identity.sign_in (session_id, person_id, method, first_step_at, completed_at, device_name, is_new_device, ip, address, network, suspicions)
     select (r ->> 'sessionId')::uuid, (r ->> 'personId')::uuid, 'password', (r ->> 'at')::timestamptz, (r ->> 'at')::timestamptz, 'Chrome',
       false, r ->> 'ip', r ->> 'ip', regexp_replace(r ->> 'ip', '\\d+$', '0/24'),
       array(select jsonb_array_elements_text(coalesce(r -> 'suspicions', '[]')))
     from jsonb_array_elements($1::jsonb) as r`,
    [JSON.stringify(rows)],
  )
  await sow(
    app,
    rows.flatMap(({ at: when, sessionId, personId, ip }) => [
      { at: when, code: 'password-tried', sessionId, subjectId: personId, ip, details: { isRight: true } },
      { at: when, code: 'signed-in', sessionId, subjectId: personId, ip },
    ]),
  )
}

export const wrong = (when: Date, login: string, ip: string, over: Partial<Row> = {}): Row => ({
  at: when,
  code: 'password-tried',
  ip,
  details: { isRight: false, login, knownDevice: false },
  ...over,
})

/** Many people without anything of theirs but a name. */
export async function crowd(app: TestApp, count: number): Promise<string[]> {
  const rows = await app.sql(
    `insert into identity.person (id, family_name, given_name, created_at, updated_at)
     select gen_random_uuid(), 'Честнова', 'Вера', now(), now() from generate_series(1, $1::int) returning id`,
    [count],
  )
  return rows.map((r) => String(r['id']))
}

export interface Staff {
  readonly verifier: string
  /** Works at night every third day. */
  readonly nightVerifier: string
  readonly subjects: readonly string[]
}

/** Ordinary days: a hospital behind one address, people who mistype and forget, verifiers at work, one of them by night. */
export async function honestDay(
  app: TestApp,
  day: string,
  n: number,
  people: readonly string[],
  staff: Staff,
): Promise<void> {
  const ipOf = (i: number) => (i % 3 === 0 ? '81.5.10.7' : `95.24.${i % 200}.${(i * 7) % 250}`)
  await enter(
    app,
    people
      .filter((_, i) => (i + n) % 4 === 0)
      .map((personId, i) => ({
        at: at(day, 7 + (i % 15), i % 60),
        personId,
        ip: ipOf(i),
        ...(i % 40 === 0 ? { suspicions: ['new-place'] } : {}),
      })),
  )
  const mistaken = people.filter((_, i) => (i + n) % 11 === 0)
  await sow(
    app,
    mistaken.flatMap((personId, i) =>
      Array.from({ length: 1 + (i % 3) }, (_, k) =>
        wrong(at(day, 8 + (i % 12), k), `login-${personId.slice(-12)}`, ipOf(i), { subjectId: personId }),
      ),
    ),
  )
  // One has forgotten the password wholly and tries nine of the old ones; another mistypes codes and asks for a new one.
  const [forgetful, clumsy] = [people[n % people.length]!, people[(n * 7 + 1) % people.length]!]
  await sow(app, [
    ...Array.from({ length: 9 }, (_, k) =>
      wrong(at(day, 20, k * 3), `login-${forgetful.slice(-12)}`, '95.24.1.1', { subjectId: forgetful }),
    ),
    ...Array.from({ length: 4 }, (_, k) => ({
      at: at(day, 12, k),
      code: 'signed-in',
      outcome: 'refused' as const,
      actorId: clumsy,
      ip: '95.24.2.2',
      details: { code: 'code.wrong' },
    })),
    ...Array.from({ length: 3 }, (_, k) => ({ at: at(day, 9, k), code: 'recovery-asked', ip: '81.5.10.7' })),
    ...Array.from({ length: 6 }, (_, k) => ({
      at: at(day, 15, k),
      code: 'application-seen',
      outcome: 'refused' as const,
      actorId: staff.verifier,
      details: { code: 'application.not-found' },
    })),
  ])
  const looks = (actorId: string, hour: number, count: number): Row[] =>
    Array.from({ length: count }, (_, k) => ({
      at: at(day, hour + (k % 5) * 0.9, k % 50),
      code: k % 4 === 0 ? 'licence-seen' : 'application-seen',
      actorId,
      subjectId: staff.subjects[(k + n * 3) % staff.subjects.length]!,
    }))
  await sow(app, [
    ...looks(staff.verifier, 10, 20 + (n % 6)),
    ...looks(staff.nightVerifier, n % 3 === 0 ? 0 : 10, 20 + (n % 4)),
  ])
}

export const monthBefore = (day: string): string[] =>
  Array.from({ length: 30 }, (_, i) => addDays(day, i - 30))
