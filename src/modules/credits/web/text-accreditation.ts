/** Words of the page of documents for accreditation. */
import { fullDay } from '../../../web/ui/dates.ts'
import { fileSize, plural } from '../../../web/ui/words.ts'
import { educationWords, sectionWords, whyNotWords, type Package } from '../contract.ts'

export const words = {
  title: 'Документы на аккредитацию',
  what: 'документы на аккредитацию',
  failed: 'Документы не загрузились',
  calm: 'С отчётом и начислениями ничего не случилось: они на месте.',
  note: (specialty: string, ends: string) => `${specialty}, цикл до ${fullDay(ends)}`,

  when: ({ window: w, filed, gaps }: Package): { title: string; note: string } => {
    if (filed)
      return {
        title: `Поданы ${fullDay(filed.on)}`,
        note: filed.number
          ? `Номер заявления ${filed.number}. Решение придёт из аккредитационного центра.`
          : 'Решение придёт из аккредитационного центра.',
      }
    if (w.state === 'late')
      return {
        title: `Срок подачи прошёл ${fullDay(w.to)}`,
        note: 'Если документы поданы вовремя, отметьте это.',
      }
    if (w.state === 'early')
      return {
        title: `Подать можно с ${fullDay(w.from)}`,
        note: `Последний день — ${fullDay(w.to)}. Готовиться можно уже сейчас.`,
      }
    return {
      title:
        gaps === 0
          ? 'Всё готово: можно подавать'
          : `До подачи осталось: ${plural(gaps, 'пункт', 'пункта', 'пунктов')}`,
      note: `Последний день подачи — ${fullDay(w.to)}.`,
    }
  },
  states: { done: 'Готово', gap: 'Не готово', note: 'Обратите внимание' },
  stage: ({ window: w, filed, gaps }: Package): string =>
    filed ? 'Подано' : w.state === 'late' ? 'Срок прошёл' : gaps === 0 ? 'Готово' : 'Готовим',
  downloads: 'Скачать',
  downloadsNote: 'В архиве портфолио, отчёт, его сканы, документы начислений и содержание.',
  saveAll: 'Скачать всё архивом',
  saveSheet: 'Скачать отчёт',
  archiveName: 'Документы на аккредитацию',
  saving: (done: number, of: number) => `Скачано ${fileSize(done)} из ${fileSize(of)}`,
  emptyParts: 'В отчёте пока пусто:',
  save: 'Скачать портфолио',
  notSaved: 'Файл не скачался. Попробуйте ещё раз',
  file: 'Отметить подачу',
  fileTitle: 'Документы поданы',
  fileNote:
    'Подают в личном кабинете ФРМР. Здесь останется отметка, а отчёт нельзя будет менять, пока она стоит.',
  fileKeep: 'Не сейчас',
  filedOn: 'День подачи',
  filedNumber: 'Номер заявления',
  filed: 'Отмечено',
  unfile: 'Снять отметку',
  unfiled: 'Отметка снята',

  checks: 'Что проверить до подачи',
  mend: 'Исправить',
  report: 'Отчёт о профессиональной деятельности',
  education: 'Образование',
  workplace: 'Место работы',
  workplaceHint: 'Как в трудовой книжке. Если сейчас не работаете, оставьте пустым',
  post: 'Должность',
  agreement: 'Отчёт согласован руководителем',
  agreed: { yes: 'Да', no: 'Нет' },
  whyNot: 'Почему не согласован',
  approver: 'Кто согласует',
  approverHint: 'Должность, фамилия и инициалы: встанут под подпись',
  sections: sectionWords,
  sectionHints: {
    duties: 'Отделение, чем занимаетесь, какой объём работы',
    results: 'Числа по годам: приёмы, операции, дежурства, исходы',
    methods: 'Что освоили и как применяете',
    plans: 'Чего добились, что хотите улучшить',
  },
  reportNote:
    'Портал составит отчёт сам: впишет то, что знает о вас, и то, что вы напишете здесь. Сохраните, скачайте, подпишите и приложите скан.',
  knownWork: (places: string) => `По вашим допускам: ${places}`,
  takeWork: 'Подставить',
  knownEducation: (papers: string) => `В отчёт войдёт: ${papers}`,
  scans: 'Сканы подписанного отчёта',
  scansHint: 'Все листы с подписями',
  saveReport: 'Сохранить отчёт',
  saved: 'Отчёт сохранён',
  changedTitle: 'Отчёт изменили на другом устройстве',
  changedNote: 'Ниже то, что набрано здесь. Сохраните ещё раз, чтобы оставить это.',
  after: 'После сохранения проверки обновятся сами.',
  locked: 'Документы отмечены поданными: чтобы изменить отчёт, снимите отметку.',
  educations: educationWords,
  whyNots: whyNotWords,
}
