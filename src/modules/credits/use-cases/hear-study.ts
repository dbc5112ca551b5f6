/** D7+: what was learnt on the portal brings its credits at once, or none by its rule; a result taken back takes them with it. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { specialtiesTaught } from '../../learning/index.ts'
import type { studyAnnulled, StudyFinished } from '../../studies/contract.ts'
import { creditNone, type CreditKind } from '../contract.ts'
import { takeAchievement } from './take.ts'
import { takeBack } from './take-back.ts'

/** Of a programme of learning, as the ledger names it. */
export const creditKinds: Record<StudyFinished['kind'], CreditKind> = {
  advanced: 'programme',
  retraining: 'programme',
  module: 'module',
  event: 'event',
}

const sourceOf = (studyId: string): string => `study/${studyId}`

export const hearFinished = (ctx: Context, e: StudyFinished): Promise<void> =>
  ctx.transaction(async (tx) => {
    if (e.credits === 0) {
      const { personId, title, rule } = e
      return tx.publish(creditNone, { personId, source: sourceOf(e.studyId), title, rule })
    }
    await takeAchievement(tx, {
      personId: e.personId,
      kind: creditKinds[e.kind],
      credits: e.credits,
      earnedOn: e.finishedOn,
      specialtyKey: e.specialtyKey,
      specialties: await specialtiesTaught(tx, e.programmeId, e.version),
      title: e.title,
      organisation: { id: e.organisationId, name: e.organisationName },
      number: e.documentNumber,
      source: sourceOf(e.studyId),
      rule: e.documentNumber ? `${e.rule}, документ № ${e.documentNumber}` : e.rule,
      approvedBy: e.approvedBy,
    })
  })

export const hearAnnulled = (ctx: Context, e: z.output<typeof studyAnnulled.payload>): Promise<void> =>
  ctx.transaction((tx) => takeBack(tx, e.personId, sourceOf(e.studyId), `Результат отозван: ${e.why}`))
