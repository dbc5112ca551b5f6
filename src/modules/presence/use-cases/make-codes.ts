/** D7+: an organiser gets codes of an event once, as a table or as slips to cut; the portal keeps only their marks. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { spacedCode, spokenCode } from '../../../platform/spoken-code.ts'
import { meetingNotFound, type DeskMeeting } from '../contract.ts'
import { presentDesk } from '../present.ts'
import { drawSlips } from '../present/slips.ts'
import * as meetings from '../store.ts'
import * as store from '../store/codes.ts'
import { deskMeeting } from './desk.ts'

/** Ten random bytes are cut to one group of eight signs and a half: 16 signs would be long to type, 8 are 40 bits. */
export const codeSigns = 8
const randomBytes = 5

export const macOf = (ctx: Context, code: string): string => ctx.services.keyed('presence-code', code)

export async function makeCodes(
  ctx: Context,
  id: string,
  { count, as }: { readonly count: number; readonly as: 'csv' | 'pdf' },
): Promise<BytesReply> {
  const { meeting, codes } = await ctx.transaction(async (tx) => {
    const held = await deskMeeting(tx, id)
    if (!presentDesk(tx.actor, held, [], tx.now).can.makeCodes) throw new Problem(meetingNotFound)
    const fresh = new Set<string>()
    while (fresh.size < count)
      fresh.add(spokenCode(Buffer.from(tx.services.random.token(randomBytes), 'base64url')))
    const made = [...fresh]
    const batchId = tx.services.random.uuid()
    const batch = { id: batchId, meetingId: id, madeBy: personOf(tx), at: tx.now }
    // Over the second wall: marks of codes are read by the portal alone.
    await tx.beyond((all) => store.insertBatch(all.db, { ...batch, macs: made.map((c) => macOf(all, c)) }))
    await tx.record({
      subjectId: null,
      object: { kind: 'meeting', id },
      details: { title: held.title, codes: count },
    })
    return { meeting: held, codes: made.map(spacedCode) }
  })
  return as === 'csv' ? tableOf(meeting, codes) : slipsOf(ctx, meeting, codes)
}

const disposition = (name: string) => ({
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  'cache-control': 'no-store',
})

/** With a mark of byte order, for Excel reads the letters by it. A quote is doubled, a formula is not begun. */
const tableOf = (m: meetings.MeetingRecord, codes: readonly string[]): BytesReply => ({
  stream: Buffer.from(
    `\uFEFF№;Код;Мероприятие\r\n${codes.map((c, i) => `${i + 1};${c};"${m.title.replaceAll('"', '""')}"`).join('\r\n')}\r\n`,
  ),
  type: 'text/csv',
  headers: disposition('Коды.csv'),
})

async function slipsOf(
  ctx: Context,
  m: meetings.MeetingRecord,
  codes: readonly string[],
): Promise<BytesReply> {
  const origin = new URL(ctx.services.settings.PUBLIC_ORIGIN)
  return {
    stream: await drawSlips({ title: m.title, until: m.codes!.until, host: origin.host, codes }),
    type: 'application/pdf',
    headers: disposition('Коды.pdf'),
  }
}

export const voidBatch = (ctx: Context, batchId: string): Promise<DeskMeeting> =>
  ctx.transaction(async (tx) => {
    const batch = await store.findBatch(tx.db, batchId)
    if (!batch) throw new Problem(meetingNotFound)
    const meeting = await deskMeeting(tx, batch.meetingId)
    await store.voidBatch(tx.db, batchId, tx.now)
    await tx.record({
      subjectId: null,
      object: { kind: 'meeting', id: meeting.id },
      details: { title: meeting.title },
    })
    const batches = await tx.beyond((all) => store.batchesOf(all.db, [meeting.id]))
    return presentDesk(tx.actor, meeting, batches, tx.now)
  })
