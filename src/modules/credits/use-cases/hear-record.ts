/** D7+: a checked certificate of advanced training brings its hours; one that is taken back takes them with it. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { recordChanged } from '../../records/contract.ts'
import { recordFacts } from '../../records/index.ts'
import { creditNone } from '../contract.ts'
import { worthOn, type Worth } from '../domain/worth.ts'
import * as store from '../store/cycles.ts'
import { takeAchievement } from './take.ts'
import { takeBack } from './take-back.ts'

/** Documents whose hours are spoken of by a rule; diplomas of basic education have no hours. */
const worths: Readonly<Partial<Record<string, Worth['what']>>> = {
  'advanced-certificate': 'advanced-document',
  'retraining-diploma': 'retraining-document',
}

export const hearRecord = (ctx: Context, e: z.output<typeof recordChanged.payload>): Promise<void> =>
  ctx.transaction(async (tx) => {
    if (e.status !== 'verified' && e.status !== 'revoked') return
    const record = await recordFacts(tx, e.recordId)
    const what = record && worths[record.kind]
    if (!record || !what || record.hours === null) return
    // A mended record has another application: it may be counted anew.
    const source = `record/${record.id}/${record.applicationId}`
    if (record.status === 'revoked') {
      await takeBack(tx, record.personId, source, record.reason ?? 'Подтверждение записи отозвано')
      return
    }
    if (record.status !== 'verified') return
    const worth = worthOn(await store.worths(tx.db), what, record.endedOn)
    const credits = record.hours * worth.creditsPerHour
    const title = record.programme ?? 'Повышение квалификации'
    if (credits === 0) {
      await tx.publish(creditNone, { personId: record.personId, source, title, rule: worth.words })
      return
    }
    await takeAchievement(tx, {
      personId: record.personId,
      kind: 'programme',
      credits,
      earnedOn: record.endedOn,
      specialtyKey: record.specialtyKey,
      specialties: [record.specialtyKey],
      title,
      organisation: { id: record.institutionId, name: record.institutionName },
      number: [record.series, record.number].filter(Boolean).join(' '),
      source,
      rule: worth.words,
      approvedBy: null,
    })
  })
