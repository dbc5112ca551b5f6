/** The ledger of messages: for the person themselves, and, in the demo profile, the mailbox of everybody. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Context, Db } from '../context.ts'
import type { Channel } from './messenger.ts'
import { unseal } from './seal.ts'
import { tables, type Status } from './store.ts'

export interface LedgerLine {
  readonly id: string
  readonly key: string
  readonly channel: Channel
  readonly kind: string
  readonly to: string
  readonly status: Status
  readonly reason: string | null
  readonly queuedAt: Date
  readonly settledAt: Date | null
  readonly tries: readonly {
    readonly at: Date
    readonly outcome: 'sent' | 'rejected' | 'fault'
    readonly reason: string | null
  }[]
  /** Where the next page begins. */
  readonly seq: number
}

/** Newest first. */
export async function ledgerOf(
  db: Db,
  query: { personId: string; before?: number; limit: number },
): Promise<LedgerLine[]> {
  const rows = await tables(db)
    .selectFrom('messages.message')
    .selectAll()
    .where('person_id', '=', query.personId)
    .$if(query.before !== undefined, (q) => q.where('seq', '<', query.before!))
    .orderBy('seq', 'desc')
    .limit(query.limit)
    .execute()
  const ids = rows.map((r) => r.id)
  const tries =
    ids.length === 0
      ? []
      : await tables(db)
          .selectFrom('messages.try')
          .selectAll()
          .where('message_id', 'in', ids)
          .orderBy('number')
          .execute()
  return rows.map((r) => ({
    id: r.id,
    key: r.key,
    channel: r.channel,
    kind: r.kind,
    to: r.address_hint,
    status: r.status,
    reason: r.reason,
    queuedAt: r.queued_at,
    settledAt: r.settled_at,
    seq: r.seq,
    tries: tries
      .filter((t) => t.message_id === r.id)
      .map((t) => ({ at: t.at, outcome: t.outcome, reason: t.reason })),
  }))
}

/** How the messages queued under these keys stand now. */
export async function fatesOf(db: Db, keys: readonly string[]): Promise<Status[]> {
  if (keys.length === 0) return []
  const rows = await tables(db)
    .selectFrom('messages.message')
    .select('status')
    .where('key', 'in', [...keys])
    .execute()
  return rows.map((r) => r.status)
}

export interface MailboxLine {
  readonly id: string
  readonly channel: Channel
  readonly kind: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly link: string | null
  readonly status: Status
  readonly at: Date
}

/** Sealed words cannot be searched in SQL; so many newest ones are opened and looked through. */
const opened = 500
const Content = z.object({ subject: z.string(), text: z.string(), link: z.string().nullable() })

/** All messages with their words; only for the demo profile, the caller answers for that. */
export async function mailbox(
  ctx: Context,
  query: { search: string; limit: number; personId?: string },
): Promise<MailboxLine[]> {
  const { personId } = query
  const rows = await tables(ctx.db)
    .selectFrom('messages.message')
    .selectAll()
    .where('content_sealed', 'is not', null)
    .$if(personId !== undefined, (q) => q.where('person_id', '=', personId!))
    .orderBy('seq', 'desc')
    .limit(query.search.trim() === '' ? query.limit : opened)
    .execute()
  const needle = query.search.trim().toLocaleLowerCase('ru')
  const digits = needle.replace(/\D/g, '')
  const found: MailboxLine[] = []
  for (const r of rows) {
    if (!r.content_sealed || !r.address_sealed) continue
    const content = Content.parse(JSON.parse(unseal(ctx.services.keyed, r.id, 'content', r.content_sealed)))
    const address =
      r.channel === 'push'
        ? ''
        : unseal(ctx.services.keyed, r.id, 'address', r.address_sealed).toLocaleLowerCase('ru')
    const hay = `${content.subject}\n${content.text}\n${address}`.toLocaleLowerCase('ru')
    if (!hay.includes(needle) && !(digits.length >= 4 && address.includes(digits))) continue
    found.push({
      id: r.id,
      channel: r.channel,
      kind: r.kind,
      to: r.address_hint,
      ...content,
      status: r.status,
      at: r.settled_at ?? r.queued_at,
    })
    if (found.length === query.limit) break
  }
  return found
}

/** Two accounts of one person made one: what was sent to the gone one stands in the ledger of the other. */
export async function moveMessages(db: Db, from: string, to: string): Promise<void> {
  await sql`update messages.message set person_id = ${to} where person_id = ${from}`.execute(db)
}
