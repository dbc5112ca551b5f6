/** What the portal has sent: letters and text messages as their reader sees them. */
import { unseal } from '../platform/messages/seal.ts'
import type { TestApp } from './app.ts'

export interface SentMessage {
  readonly channel: string
  readonly kind: string
  readonly to: string
  readonly text: string
  readonly link: string | null
}

/** Newest first; `to` is a phone or an address. */
export async function sentTo(app: TestApp, to?: string): Promise<SentMessage[]> {
  const rows = await app.sql(
    'select * from messages.message where content_sealed is not null order by queued_at desc, id desc',
  )
  const { keyed } = app.house.services
  return rows
    .map((row): SentMessage => {
      const open = (what: 'address' | 'content') =>
        unseal(keyed, String(row['id']), what, row[`${what}_sealed`] as Buffer)
      const content = JSON.parse(open('content')) as { text: string; link: string | null }
      return { channel: String(row['channel']), kind: String(row['kind']), to: open('address'), ...content }
    })
    .filter((message) => to === undefined || message.to === to)
}

/** Six digits of the last code that was sent there. */
export async function lastCode(app: TestApp, to?: string): Promise<string> {
  const message = (await sentTo(app, to)).find((one) => one.kind === 'code')
  const code = message && /(\d{6})$/.exec(message.text)?.[1]
  if (!code) throw new Error(`No code was sent${to ? ` to ${to}` : ''}`)
  return code
}
