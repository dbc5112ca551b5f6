/** D4: the plan in the calendar of a phone: an address that is a secret, can be taken back, and opens nothing else. */
import { createHash } from 'node:crypto'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { eventsOf, type OwnEvent } from '../../presence/index.ts'
import { calendarNotFound } from '../contract.ts'
import { calendarOf, type CalendarEvent } from '../domain/ical.ts'
import { hourWords } from '../domain/progress.ts'
import * as store from '../store.ts'

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
const tokenBytes = 32
const ending = '.ics'

export async function readAddress(ctx: Context): Promise<{ madeAt: string | null }> {
  const row = await store.addressOf(ctx.db, personOf(ctx))
  return { madeAt: row?.made_at.toISOString() ?? null }
}

/** The secret is shown this once: only its hash is kept. */
export const makeAddress = (ctx: Context): Promise<{ address: string; madeAt: string }> =>
  ctx.transaction(async (tx) => {
    const token = tx.services.random.token(tokenBytes)
    await store.saveAddress(tx.db, personOf(tx), hashOf(token), tx.now)
    const { origin } = new URL(tx.services.settings.PUBLIC_ORIGIN)
    return { address: `${origin}/api/plans/calendar/${token}${ending}`, madeAt: tx.now.toISOString() }
  })

export const revokeAddress = (ctx: Context): Promise<{ madeAt: null }> =>
  ctx.transaction(async (tx) => {
    await store.deleteAddress(tx.db, personOf(tx))
    return { madeAt: null }
  })

/** Whoever has the address is nobody here: the secret alone opens the one plan behind it. */
export const calendarFeed = (ctx: Context, name: string): Promise<BytesReply> =>
  ctx.transaction((outer) =>
    // A phone does not sign in: the rows are read by the portal, of the one person whose hash this is.
    outer.beyond(async (tx) => {
      const token = name.endsWith(ending) ? name.slice(0, -ending.length) : name
      const address = await store.addressBy(tx.db, hashOf(token))
      if (!address) throw new Problem(calendarNotFound)
      const plan = await store.runningPlan(tx.db, address.person_id)
      const items = plan ? await store.itemsOf(tx.db, [plan.id]) : []
      const { origin, hostname } = new URL(tx.services.settings.PUBLIC_ORIGIN)
      const own = await eventsOf(tx, address.person_id)
      const events = [
        ...(plan ? planned(plan, items, new Set(own.map((e) => e.programmeId)), origin, hostname) : []),
        ...own.flatMap((e) => visited(e, origin, hostname)),
      ]
      return {
        stream: Buffer.from(calendarOf('НМО: мой план', events, plan?.saved_at ?? address.made_at), 'utf8'),
        type: 'text/calendar; charset=utf-8',
        headers: {
          'cache-control': 'private, max-age=3600',
          'content-disposition': 'inline; filename="plan.ics"',
        },
      }
    }),
  )

function planned(
  plan: store.PlanRow,
  items: readonly store.ItemRow[],
  /** Events among them that the person is put down for stand by themselves. */
  registered: ReadonlySet<string>,
  origin: string,
  host: string,
): CalendarEvent[] {
  const titles = new Map(items.map((i) => [i.programme_id, i.title]))
  const of = (
    key: string,
    e: Omit<CalendarEvent, 'uid' | 'address' | 'sequence' | 'hours'>,
  ): CalendarEvent => ({
    uid: `${plan.id}-${key}@${host}`,
    address: `${origin}/plan`,
    sequence: plan.version,
    hours: null,
    ...e,
  })
  const open = items.filter((i) => i.state !== 'done' && i.state !== 'gone')
  return [
    ...plan.weeks
      .filter((w) => w.parts.length > 0)
      .map((w) =>
        of(`week-${w.from}`, {
          title: `План НМО: ${hourWords(w.parts.reduce((n, p) => n + p.hours, 0))}`,
          note: w.parts.map((p) => `${titles.get(p.programmeId) ?? ''} — ${hourWords(p.hours)}`).join('\n'),
          from: w.from < plan.starts_on ? plan.starts_on : w.from,
          to: w.to > plan.deadline ? plan.deadline : w.to,
        }),
      ),
    ...open
      .filter((i) => i.session !== null && !registered.has(i.programme_id))
      .map((i) =>
        of(`session-${i.programme_id}`, {
          title: i.title,
          note: `${i.organisation}, ${hourWords(i.hours)}`,
          from: i.session!.startsOn,
          to: i.session!.endsOn,
        }),
      ),
    ...open
      .filter((i) => i.session?.applyBy && !registered.has(i.programme_id))
      .map((i) =>
        of(`apply-${i.programme_id}`, {
          title: `Записаться: ${i.title}`,
          note: 'Последний день записи',
          from: i.session!.applyBy!,
          to: i.session!.applyBy!,
        }),
      ),
    ...open.map((i) =>
      of(`due-${i.programme_id}`, {
        title: `Закончить: ${i.title}`,
        note: `${i.credits} ЗЕТ`,
        from: i.due_on,
        to: i.due_on,
      }),
    ),
  ]
}

/** Each day of an event with its hours; until they are set, its days. */
function visited(e: OwnEvent, origin: string, host: string): CalendarEvent[] {
  const common = {
    title: e.title,
    note: e.organisation,
    address: `${origin}${e.meetingId ? `/events/${e.meetingId}` : `/learning/${e.studyId}`}`,
    from: e.startsOn,
    to: e.endsOn,
    sequence: e.version,
  }
  if (e.days.length === 0) return [{ ...common, uid: `${e.studyId}@${host}`, hours: null }]
  return e.days.map((d, i) => ({
    ...common,
    uid: `${e.studyId}-${i + 1}@${host}`,
    hours: { from: d.startsAt, to: d.endsAt },
  }))
}
