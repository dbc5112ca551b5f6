/** A scene for tests of messages: the portal, its SMS gateway, a line between them that can be spoilt, a clock. */
import { vi } from 'vitest'
import { createMessenger } from '../platform/messages/create-messenger.ts'
import { catchUp } from '../platform/messages/jobs.ts'
import type { Messenger } from '../platform/messages/messenger.ts'
import { queueMessage, type MessageOrder } from '../platform/messages/queue.ts'
import { messageSettings } from '../platform/messages/settings.ts'
import { testApp } from './app.ts'
import { openLine } from './peers/line.ts'
import { startSmsPeer } from './peers/sms/sms-peer.ts'

export async function messageScene() {
  const peer = await startSmsPeer()
  const line = await openLine(peer.port)
  let real: Messenger
  const messenger: Messenger = {
    send: (m) => real.send(m),
    onReceipt: () => undefined,
    ask: (adapter, id) => real.ask(adapter, id),
    close: async () => undefined,
  }
  const app = await testApp({ modules: [], services: { messenger } })
  let number = 0

  /** A messenger of its own for each test: its breaker remembers nothing. */
  const renew = () => {
    const settings = messageSettings.parse({
      SMS_PROVIDER: 'http',
      SMS_HTTP_URL: `http://127.0.0.1:${line.port}/messages`,
      SMS_HTTP_TOKEN: peer.token,
      PUSH_PROVIDER: 'mailbox',
    })
    real = createMessenger(settings, {
      keyed: app.house.services.keyed,
      log: app.house.log,
      host: 'localhost',
    })
  }
  renew()
  const phone = () => `+7900${String(++number).padStart(7, '0')}`

  return {
    app,
    peer,
    line,
    /** The portal's own way to the gateway, for tests that stand in between. */
    send: ((m) => real.send(m)) satisfies Messenger['send'],
    renew,
    phone,
    begin: () => {
      // The longest pauses, so that «not yet» is told from «now».
      vi.spyOn(Math, 'random').mockReturnValue(0.99)
      renew()
      peer.answer = null
      line.mood = 'well'
    },
    queue: (over: Partial<MessageOrder<'application-message'>> = {}) =>
      app.context(null).transaction((tx) =>
        queueMessage(tx, {
          key: `test/${++number}`,
          personId: null,
          channel: 'sms',
          to: phone(),
          template: 'application-message',
          data: { number: '7', title: 'Диплом' },
          ...over,
        }),
      ),
    queueCode: (over: Partial<MessageOrder<'code'>> = {}) =>
      app.context(null).transaction((tx) =>
        queueMessage(tx, {
          key: `test/${++number}`,
          personId: null,
          channel: 'sms',
          to: phone(),
          template: 'code',
          data: { code: '493817', purpose: 'войти в кабинет' },
          ...over,
        }),
      ),
    sentTo: (to: string) => peer.accepted.filter((o) => o.to === to),
    row: async (id: string) => (await app.sql('select * from messages.message where id = $1', [id]))[0]!,
    /** Time passes, what is due goes out. */
    pass: async (ms: number): Promise<void> => {
      app.travel(ms)
      await catchUp(app.context(null))
      await app.work()
    },
    close: async () => {
      await app.close()
      await line.close()
      await peer.close()
    },
  }
}

export type MessageScene = Awaited<ReturnType<typeof messageScene>>
