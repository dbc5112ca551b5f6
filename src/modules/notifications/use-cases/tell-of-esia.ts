/** C2, C3: the tie to Госуслуги, what changed there, two accounts made one: by every channel, for the account is at stake. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type * as identity from '../../identity/contract.ts'
import { atMoscow, dayAtMoscow } from '../domain.ts'
import { notify } from './notify.ts'

type Of<E extends { payload: z.ZodType }> = z.output<E['payload']>
const link = '/profile/esia'

export const tellOfLink = (
  ctx: Context,
  e: Of<typeof identity.esiaLinkChanged>,
  eventId: string,
): Promise<void> =>
  notify(ctx, {
    eventKey: `identity.esia-link-changed/${eventId}`,
    personId: e.personId,
    kind: 'security',
    template: 'esia-link',
    data: { change: e.change, at: atMoscow(ctx.now) },
    byAll: true,
    link,
  })

const words: Partial<Record<identity.Fact, string>> = {
  familyName: 'фамилия',
  givenName: 'имя',
  patronymic: 'отчество',
  birthDate: 'дата рождения',
  gender: 'пол',
  snils: 'СНИЛС',
  phone: 'телефон',
  email: 'почта',
}

/** What the person changed here they know; what came from Госуслуги, perhaps without them, they are told. */
export async function tellOfChange(
  ctx: Context,
  e: Of<typeof identity.profileChanged>,
  eventId: string,
): Promise<void> {
  const what = e.facts.flatMap((fact) => words[fact] ?? [])
  if (e.source !== 'esia' || what.length === 0) return
  await notify(ctx, {
    eventKey: `identity.profile-changed/${eventId}`,
    personId: e.personId,
    kind: 'security',
    template: 'esia-changed',
    data: { what: what.join(', '), at: atMoscow(ctx.now) },
    byAll: e.facts.includes('snils') || e.facts.includes('familyName'),
    link,
  })
}

export const tellOfMerge = (ctx: Context, e: Of<typeof identity.merged>): Promise<void> =>
  notify(ctx, {
    eventKey: `identity.merged/${e.mergeId}`,
    personId: e.keptId,
    kind: 'security',
    template: 'accounts-merged',
    data: { at: atMoscow(ctx.now) },
    byAll: true,
    link,
  })

/** Each account is told by its own ways: one of them may be a stranger's, and then its owner refuses; the desk hears the answer. */
export async function tellOfProposal(ctx: Context, e: Of<typeof identity.mergeMoved>): Promise<void> {
  if (e.step === 'done' || e.step === 'refused')
    return notify(ctx, {
      eventKey: `identity.merge-answered/${e.proposalId}`,
      personId: e.proposedBy,
      kind: 'work',
      template: 'merge-answered',
      data: { isMerged: e.step === 'done' },
      link: `/people/${e.keptId}`,
    })
  if (e.step !== 'proposed') return
  const until = dayAtMoscow(new Date(e.expiresAt))
  for (const personId of [e.keptId, e.goneId])
    await notify(ctx, {
      eventKey: `identity.merge-proposed/${e.proposalId}/${personId}`,
      personId,
      kind: 'security',
      template: 'merge-proposed',
      data: { until },
      byAll: true,
      link: '/profile/merge-proposal',
    })
}
