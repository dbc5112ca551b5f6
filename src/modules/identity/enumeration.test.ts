/** C2, G5: whether somebody has an account here is told by no text, no status and no time of the answer. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { Reply, SigningClient } from '../../test/signing-client.ts'
import { snilsFrom } from '../../test/snils.ts'
import { canTell, chanceGreater, medianDifference } from '../../test/statistics.ts'
import { setUserPassword } from './index.ts'

const people = 12
const samples = 300
/** Of the median: what is less hides in the noise of any network. */
const share = 0.04

let app: TestApp
let known: TestPerson[]
beforeAll(async () => {
  app = await testApp({ settings: { PASSWORD_COST: '6' } })
  // The limits have tests of their own; here they would only stop the measurement.
  const wide = ['password.unknown.step', 'password.account.limit', 'address.failures', 'address.accounts']
  for (const key of [...wide, 'one-password.accounts', 'recovery.per-address', 'registration.per-address'])
    await app.sql(
      `insert into platform.policy (key, value, effective_from, source, why) values ($1, '1000000', $2, 'проверка', 'проверка')`,
      [key, app.now()],
    )
  known = []
  for (let i = 0; i < people; i++) {
    const person = await app.person()
    await setUserPassword(app.context(null), person.id, 'синий трактор едет')
    known.push(person)
  }
})
afterAll(() => app.close())

/** A login of somebody who is here, and one of nobody, the same in shape. */
const logins = {
  here: (i: number) => known[i % people]!.snils,
  nobody: (i: number) => snilsFrom(700_000_000 + (i % people)),
}
const mailboxes = {
  here: (i: number) => known[i % people]!.email,
  nobody: (i: number) => `nobody${i % people}@example.ru`,
}
type Kind = keyof typeof logins
const kinds: readonly Kind[] = ['here', 'nobody']

interface Heaps {
  readonly here: number[]
  readonly nobody: number[]
  readonly seen: Readonly<Record<Kind, Set<string>>>
}

/** What a stranger sees, without what differs between any two answers. */
const looksOf = ({ status, body, headers }: Reply): string =>
  JSON.stringify([
    status,
    { ...(body as object), instance: null },
    Object.entries(headers)
      .filter(
        ([name]) =>
          !['date', 'nmo-time', 'nmo-epoch', 'request-id', 'content-security-policy'].includes(name),
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ])

/** One after another, whose turn it is by lot, so that whatever the machine does falls on both alike. */
async function measure(ask: (at: SigningClient, kind: Kind, i: number) => Promise<Reply>): Promise<Heaps> {
  const at = app.stranger()
  await at.begin()
  const heaps: Heaps = { here: [], nobody: [], seen: { here: new Set(), nobody: new Set() } }
  for (let i = -20; i < samples; i++) {
    const order = Math.random() < 0.5 ? kinds : kinds.toReversed()
    for (const kind of order) {
      const began = performance.now()
      const reply = await ask(at, kind, Math.abs(i))
      const took = performance.now() - began
      // The first ones warm up both ways.
      if (i < 0) continue
      heaps[kind].push(took)
      heaps.seen[kind].add(looksOf(reply))
    }
  }
  return heaps
}

const told = ({ here, nobody }: Heaps): string => {
  const { share: off, low, high } = medianDifference(here, nobody)
  const percent = (x: number) => `${(x * 100).toFixed(1)} %`
  return `разница медиан ${percent(off)} [${percent(low)}; ${percent(high)}], шанс ${chanceGreater(here, nobody).toFixed(3)}`
}

/** A leak shows each time; what a neighbour on the machine does shows once. */
async function leakOf(
  ask: (at: SigningClient, kind: Kind, i: number) => Promise<Reply>,
): Promise<string | null> {
  const rounds: string[] = []
  for (let round = 0; round < 3; round++) {
    const heaps = await measure(ask)
    expect(heaps.seen.here).toEqual(heaps.seen.nobody)
    expect(heaps.seen.here.size).toBeGreaterThan(0)
    rounds.push(told(heaps))
    if (!canTell(heaps.here, heaps.nobody, share)) return null
  }
  return `По времени ответа видно, есть ли кабинет: ${rounds.join('; ')}`
}

const from = (i: number) => ({
  alter: (r: object) => ({ ...r, remoteAddress: `10.${90 + (i % 4)}.${i % 200}.1` }),
})

test('C2 sign-in: a wrong password and a login of nobody are the same in words, status, headers and time', async () => {
  const leak = await leakOf((at, kind, i) =>
    at.post(
      '/api/identity/password/sign-in',
      { login: logins[kind](i), password: 'синий экскаватор едет' },
      from(i),
    ),
  )
  expect(leak).toBeNull()
}, 300_000)

test('C2 recovery: asked for somebody and for nobody, it answers the same in the same time', async () => {
  const leak = await leakOf((at, kind, i) =>
    at.post('/api/identity/recovery', { login: logins[kind](i) }, from(i)),
  )
  expect(leak).toBeNull()
}, 300_000)

test('C2 registration: a mailbox that is a login here and a new one are the same', async () => {
  const leak = await leakOf((at, kind, i) =>
    at.post(
      '/api/identity/registration',
      {
        familyName: 'Петров',
        givenName: 'Пётр',
        patronymic: null,
        birthDate: '1990-02-28',
        snils: snilsFrom(800_000_000 + i),
        phone: '+79011234567',
        email: mailboxes[kind](i),
        password: 'жёлтый экскаватор едет',
      },
      from(i),
    ),
  )
  expect(leak).toBeNull()
}, 300_000)
