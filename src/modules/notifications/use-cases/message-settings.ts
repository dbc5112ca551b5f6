/** The person's own choice: about what, by which channel, at night or not. */
import { personOf, type Context } from '../../../platform/context.ts'
import { maskAddress } from '../../../platform/messages/mask.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { Kind, type MessageSettings, type MessageSettingsChange } from '../contract.ts'
import * as domain from '../domain.ts'
import * as store from '../store.ts'
import { waysOf } from './notify.ts'

export async function readMessageSettings(ctx: Context): Promise<MessageSettings> {
  const personId = personOf(ctx)
  const preferences = await store.preferencesOf(ctx.db, personId)
  const ways = await waysOf(ctx, personId)
  return {
    kinds: Kind.options.map((kind) => ({ kind, channels: [...preferences.channels[kind]] })),
    mode: preferences.mode,
    isQuietAtNight: preferences.isQuietAtNight,
    ways: {
      phone: ways.phone && maskAddress('sms', ways.phone),
      email: ways.email && maskAddress('email', ways.email),
      devices: ways.devices.length,
    },
  }
}

export const saveMessageSettings = (ctx: Context, change: MessageSettingsChange): Promise<MessageSettings> =>
  ctx.transaction(async (tx) => {
    const errors = domain.faultsOf(change)
    if (errors.length > 0) throw new Problem(invalid, { errors })
    const personId = personOf(tx)
    const before = await store.preferencesOf(tx.db, personId)
    const after = domain.changed(before, change)
    await store.savePreferences(tx.db, personId, after, tx.now)
    await tx.record({
      subjectId: personId,
      object: { kind: 'message-settings', id: personId },
      details: { before, after },
    })
    return readMessageSettings(tx)
  })
