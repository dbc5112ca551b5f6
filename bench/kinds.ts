/** What is measured: a signed read and a signed write; the write leaves its row of the journal and its event. */
import type { MessageSettingsChange } from '../src/modules/notifications/contract.ts'

export interface Kind {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly body: (i: number) => unknown
}
export const read: Kind = {
  name: 'подписанное чтение списка заявлений',
  method: 'GET',
  path: '/api/applications',
  body: () => undefined,
}
export const write: Kind = {
  name: 'подписанная запись с журналом и событием',
  method: 'PUT',
  path: '/api/notifications/settings',
  body: (i) => settingsBody(i),
}

const settingsBody = (i: number): MessageSettingsChange => ({
  kinds: [{ kind: 'application', channels: ['push', 'email'] }],
  mode: 'first',
  isQuietAtNight: i % 2 === 0,
})
