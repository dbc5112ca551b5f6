/** C3: before two accounts become one the person sees which stays, what moves, and what opens nothing any more. */
import { countBelongings, type Belongings } from '../../../../platform/belongings.ts'
import { personOf, type Context } from '../../../../platform/context.ts'
import { maskAddress } from '../../../../platform/messages/mask.ts'
import { Problem } from '../../../../platform/problem.ts'
import { rolesOf } from '../../../../platform/session/life.ts'
import { mergeGone, type MergeOffer } from '../../contract.ts'
import { fullNameOf, type Person } from '../../domain/person.ts'
import * as factors from '../../store/factors.ts'
import * as merges from '../../store/merges.ts'
import * as passwords from '../../store/passwords.ts'
import * as people from '../../store/people.ts'

export async function readMerge(
  ctx: Context,
  id: string,
  belongings: readonly Belongings[],
): Promise<MergeOffer> {
  const offer = await merges.liveOffer(ctx.db, { id, sessionId: ctx.actor.sessionId ?? '', now: ctx.now })
  const gone = await people.findPerson(ctx.db, 'id', personOf(ctx))
  const kept = offer && (await people.findPerson(ctx.db, 'id', offer.kept_id))
  if (!offer || !kept || !gone || offer.gone_id !== gone.id) throw new Problem(mergeGone)
  const since = await people.sinceOf(ctx.db, [kept.id, gone.id])
  const account = (person: Person): MergeOffer['kept'] => ({
    fullName: fullNameOf(person),
    since: since.get(person.id)!.toISOString(),
    snilsEnd: person.snils?.slice(-5) ?? null,
    phone: person.phone && maskAddress('sms', person.phone),
    email: person.email && maskAddress('email', person.email),
  })
  const own = await factors.ownFactors(ctx.db, gone.id)
  const work = (await rolesOf(ctx.db, gone.id, ctx.now)).some((role) => role !== 'citizen')
  const hasFactors = own.hasApp || own.passkeys > 0 || own.recoveryCodesLeft > 0
  return {
    id,
    kept: account(kept),
    gone: account(gone),
    moves: await countBelongings(ctx, belongings, gone.id),
    ends: [
      ...((await passwords.findPassword(ctx.db, gone.id)) ? (['password'] as const) : []),
      ...(hasFactors ? (['factors'] as const) : []),
      ...(work ? (['roles'] as const) : []),
    ],
    expiresAt: offer.expires_at.toISOString(),
  }
}
