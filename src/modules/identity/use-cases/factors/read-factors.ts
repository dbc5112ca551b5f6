/** C5: what I have set up for the second step. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { maskAddress } from '../../../../platform/messages/mask.ts'
import { needsStrongStep } from '../../../../platform/permissions.ts'
import { rolesOf } from '../../../../platform/session/life.ts'
import { Problem } from '../../../../platform/problem.ts'
import { personNotFound, type Factors } from '../../contract.ts'
import { hasStrong } from '../../domain/factors.ts'
import { fewLeft } from '../../domain/recovery-codes.ts'
import { waysOf } from '../../domain/second-step.ts'
import * as store from '../../store/factors.ts'
import { passkeysOf } from '../../store/passkeys.ts'
import * as recoveryCodes from '../../store/recovery-codes.ts'
import * as people from '../../store/people.ts'

export async function readFactors(ctx: Context): Promise<Factors> {
  const personId = personOf(ctx)
  const person = await people.findPerson(ctx.db, 'id', personId)
  if (!person) throw new Problem(personNotFound)
  const app = await store.findApp(ctx.db, personId)
  const codes = await recoveryCodes.codesOf(ctx.db, personId)
  const keys = await passkeysOf(ctx.db, personId)
  const choice = await store.openChoice(ctx.db, person, { method: 'esia', now: ctx.now })
  const own = await store.ownFactors(ctx.db, personId)
  const isMessageTooLittle = needsStrongStep(await rolesOf(ctx.db, personId, ctx.now))
  return {
    isMessageTooLittle,
    areMessagesOff: own.isMessagesOff && hasStrong(own),
    canSwitchMessages: hasStrong(own) && !isMessageTooLittle,
    messages: (choice.ways.length > 0 ? waysOf(person) : []).map(({ channel, address }) => ({
      channel,
      sentTo: maskAddress(channel, address),
    })),
    app: app
      ? { addedAt: app.confirmed_at!.toISOString(), lastUsedAt: app.last_used_at?.toISOString() ?? null }
      : null,
    passkeys: keys.map((key) => ({
      id: key.id,
      name: key.name,
      addedAt: key.added_at.toISOString(),
      lastUsedAt: key.last_used_at?.toISOString() ?? null,
      isSynced: key.is_synced,
      isCopied: key.suspected_at !== null,
    })),
    recoveryCodes: codes && {
      left: codes.left,
      madeAt: codes.madeAt.toISOString(),
      isFew: codes.left <= fewLeft,
    },
    preferred: choice.preferred,
  }
}
