/** Nothing leaves the house: the message is shown on the page «Почта и СМС» of the demo world. */
import type { Adapter } from './adapter.ts'

export const mailboxAdapter: Adapter = {
  name: 'mailbox',
  send: async () => ({ outcome: 'sent', adapter: 'mailbox', providerIds: [] }),
}
