/** D8+: whoever finished gets a certificate of the portal; a result taken back takes it away. Heard twice, it is issued once. */
import { dayWords } from '../../../platform/calendar/days.ts'
import type { Context } from '../../../platform/context.ts'
import { issueCertificate } from '../../credentials/index.ts'
import type { StudyFinished } from '../contract.ts'
import * as store from '../store/studies.ts'

const titles: Record<StudyFinished['kind'], string> = {
  advanced: 'Повышение квалификации завершено',
  retraining: 'Профессиональная переподготовка завершена',
  module: 'Интерактивный образовательный модуль освоен',
  event: 'Участие в образовательном мероприятии подтверждено',
}

export async function hearFinished(ctx: Context, e: StudyFinished): Promise<void> {
  const study = await store.findStudy(ctx.db, e.studyId)
  if (study?.state !== 'finished') return
  const certificate = await issueCertificate(ctx, {
    personId: e.personId,
    sourceKey: `study/${e.studyId}`,
    kind: `study-${e.kind}`,
    title: titles[e.kind],
    facts: [
      { label: 'Программа', value: e.title, isPublic: true },
      { label: 'Номер программы', value: e.number, isPublic: true },
      { label: 'Организация', value: e.organisationName, isPublic: true },
      { label: 'Объём', value: `${e.hours} ч, ${e.credits} ЗЕТ`, isPublic: true },
      { label: 'Начало', value: dayWords(e.startedOn), isPublic: true },
      { label: 'Окончание', value: dayWords(e.finishedOn), isPublic: true },
      ...(e.documentNumber
        ? [{ label: 'Документ организации', value: e.documentNumber, isPublic: true }]
        : []),
    ],
    applicationId: null,
  })
  await ctx.transaction(async (tx) => {
    await store.changeStudy(tx.db, e.studyId, { certificate_id: certificate.id })
  })
}
