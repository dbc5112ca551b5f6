/** D6: the linked devices — a browser asks for pushes, and stops asking. */
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { personOf, type Context } from '../../../platform/context.ts'
import { isKnownService, vapidOf } from '../../../platform/messages/adapters/push.ts'
import { queueMessage } from '../../../platform/messages/queue.ts'
import { seal, unseal } from '../../../platform/messages/seal.ts'
import { Problem } from '../../../platform/problem.ts'
import {
  deviceNotFound,
  tooManyDevices,
  unknownPushService,
  type Device,
  type Subscription,
} from '../contract.ts'
import { maxDevices } from '../domain.ts'
import { presentDevice } from '../present.ts'
import * as store from '../store.ts'

export async function listDevices(ctx: Context): Promise<{ items: Device[]; applicationServerKey: string }> {
  const { settings, keyed } = ctx.services
  const given = { publicKey: settings.VAPID_PUBLIC_KEY, privateKey: settings.VAPID_PRIVATE_KEY }
  const items = (await store.devicesOf(ctx.db, personOf(ctx))).map(presentDevice)
  return { items, applicationServerKey: vapidOf(given, keyed).publicKey }
}

export interface NewDevice {
  readonly subscription: z.output<typeof Subscription>
  readonly name: string
}

/** A browser has one owner: whoever signed in last and asked. */
export const addDevice = (ctx: Context, { subscription, name }: NewDevice): Promise<Device> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const isHttps = subscription.endpoint.startsWith('https://')
    if (!isHttps || !isKnownService(subscription.endpoint, tx.services.settings.PUSH_HOSTS)) {
      throw new Problem(unknownPushService)
    }
    const digest = createHash('sha256').update(subscription.endpoint).digest('hex')
    // Over the second wall: the browser may be somebody else's until now.
    const known = await tx.beyond((all) => store.deviceAt(all.db, digest))
    const text = JSON.stringify(subscription)
    const { keyed } = tx.services
    if (
      known &&
      known.person_id === personId &&
      unseal(keyed, known.id, 'subscription', known.subscription_sealed) === text
    ) {
      return presentDevice(known)
    }
    if (known) await tx.beyond((all) => store.endDevices(all.db, { id: known.id }, 'moved', tx.now))
    const mine = await store.devicesOf(tx.db, personId)
    if (mine.length >= maxDevices) throw new Problem(tooManyDevices)
    const id = tx.services.random.uuid()
    const device: store.DeviceRow = {
      id,
      person_id: personId,
      session_id: tx.actor.sessionId,
      endpoint_digest: digest,
      subscription_sealed: seal(keyed, id, 'subscription', text),
      name,
      added_at: tx.now,
    }
    await store.insertDevice(tx.db, device)
    await tx.record({ subjectId: personId, object: { kind: 'push-device', id }, details: { name } })
    return presentDevice(device)
  })

export const removeDevice = (ctx: Context, id: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const ended = await store.endDevices(tx.db, { personId, id }, 'removed', tx.now)
    if (ended === 0) throw new Problem(deviceNotFound)
    await tx.record({ subjectId: personId, object: { kind: 'push-device', id } })
  })

/** One for a minute, however often the button is pressed. */
export const testDevice = (ctx: Context, id: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const device = (await store.devicesOf(tx.db, personId)).find((d) => d.id === id)
    if (!device) throw new Problem(deviceNotFound)
    await queueMessage(tx, {
      key: `push-test/${id}/${Math.floor(tx.now.getTime() / 60_000)}`,
      personId,
      channel: 'push',
      to: unseal(tx.services.keyed, id, 'subscription', device.subscription_sealed),
      template: 'push-test',
      data: {},
      link: '/notifications',
      addressId: id,
    })
  })

const byItself = ['signed-out', 'too-many']

/** A session that somebody ended on purpose takes its pushes with it; a plain sign-out leaves them as they are. */
export async function forgetDevices(
  ctx: Context,
  e: { personId: string; sessionIds: readonly string[]; why: string },
): Promise<void> {
  if (byItself.includes(e.why) || e.sessionIds.length === 0) return
  await store.endDevices(ctx.db, { personId: e.personId, sessionIds: e.sessionIds }, 'session-ended', ctx.now)
}
