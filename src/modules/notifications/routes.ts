/** Addresses of notifications. No logic. */
import { createRateLimit } from '../../platform/rate-limit.ts'
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import * as devices from './use-cases/devices.ts'
import { listDeliveries, readMailbox } from './use-cases/ledger.ts'
import { readMessageSettings, saveMessageSettings } from './use-cases/message-settings.ts'
import * as bell from './use-cases/read-notifications.ts'

const permission = 'notifications.own' as const
const ownReading = quiet('человек смотрит своё')

export function routes(server: Server): void {
  serve(server, contract.listNotifications, {
    permission,
    audit: ownReading,
    run: (ctx, { query }) => bell.listNotifications(ctx, query),
  })
  serve(server, contract.unreadCount, { permission, audit: ownReading, run: bell.countUnread })
  serve(server, contract.markRead, {
    permission,
    audit: quiet('отметка о прочтении ничего не решает'),
    run: (ctx, { params }) => bell.markOneRead(ctx, params.id),
  })
  serve(server, contract.markAllRead, {
    permission,
    audit: quiet('отметка о прочтении ничего не решает'),
    run: (ctx, { body }) => bell.markAllRead(ctx, body.upTo),
  })
  serve(server, contract.readMessageSettings, { permission, audit: ownReading, run: readMessageSettings })
  serve(server, contract.saveMessageSettings, {
    permission,
    audit: 'message-settings-changed',
    run: (ctx, { body }) => saveMessageSettings(ctx, body),
  })
  serve(server, contract.listDevices, { permission, audit: ownReading, run: devices.listDevices })
  serve(server, contract.addDevice, {
    permission,
    audit: 'push-device-added',
    run: (ctx, { body }) => devices.addDevice(ctx, body),
  })
  serve(server, contract.removeDevice, {
    permission,
    audit: 'push-device-removed',
    run: async (ctx, { params }) => {
      await devices.removeDevice(ctx, params.id)
      return {}
    },
  })
  serve(server, contract.testDevice, {
    permission,
    audit: quiet('пробное сообщение видно в списке отправленного'),
    run: async (ctx, { params }) => {
      await devices.testDevice(ctx, params.id)
      return {}
    },
  })
  serve(server, contract.listDeliveries, {
    permission,
    audit: ownReading,
    run: (ctx, { query }) => listDeliveries(ctx, query),
  })
  serveMailbox(server)
}

function serveMailbox(server: Server): void {
  // Each look opens up to 500 sealed messages; the page asks once in two seconds.
  const looking = createRateLimit(120)
  serve(server, contract.readMailbox, {
    permission: 'public',
    audit: quiet('учебный мир'),
    run: (ctx, { query }) => {
      looking.spend(ctx.origin?.ip ?? '', ctx.now.getTime())
      return readMailbox(ctx, query)
    },
  })
}
