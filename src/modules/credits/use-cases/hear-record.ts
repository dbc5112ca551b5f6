/** D7+: a checked certificate of advanced training brings its hours; one that is taken back takes them with it. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { recordChanged } from '../../records/contract.ts'
import { recordFacts } from '../../records/index.ts'
import { takeAchievement, takeBack } from './credit.ts'

/** One credit is one academic hour (nmo.md §2). */
const creditsOf = (hours: number): number => hours

export const hearRecord = (ctx: Context, e: z.output<typeof recordChanged.payload>): Promise<void> =>
  ctx.transaction(async (tx) => {
    if (e.status !== 'verified' && e.status !== 'revoked') return
    const record = await recordFacts(tx, e.recordId)
    if (!record || record.kind !== 'advanced-certificate' || record.hours === null) return
    // A mended record has another application: it may be counted anew.
    const source = `record/${record.id}/${record.applicationId}`
    if (record.status === 'revoked') {
      await takeBack(tx, record.personId, source, record.reason ?? 'Подтверждение записи отозвано')
      return
    }
    if (record.status !== 'verified') return
    await takeAchievement(tx, {
      personId: record.personId,
      kind: 'programme',
      credits: creditsOf(record.hours),
      earnedOn: record.endedOn,
      specialtyKey: record.specialtyKey,
      title: record.programme ?? 'Повышение квалификации',
      organisation: { id: record.institutionId, name: record.institutionName },
      source,
      rule: '1 час программы — 1 ЗЕТ',
      approvedBy: null,
    })
  })
