/** What stands in the way of filing for periodic accreditation: every gap is named, with the place where it is mended. Pure. */
import { reportSections, sectionWords, type Check, type ReportFields, type Way } from '../contract.ts'

export interface PackageFacts {
  readonly cycleId: string
  /** The nearest way to accreditation first. */
  readonly ways: readonly Pick<Way, 'title' | 'missing'>[]
  /** Credits of these years that no cycle has taken yet. */
  readonly waiting: number
  readonly hasNumber: boolean
  readonly isPaperChecked: boolean
  readonly isNameProved: boolean
  readonly isPhoneProved: boolean
  readonly isEmailProved: boolean
  readonly report: ReportFields
  readonly files: number
}

const profile = '/profile'

export function checksOf(f: PackageFacts): Check[] {
  const one = (key: Check['key'], isDone: boolean, done: string, gap: string, mend: Mend): Check => ({
    key,
    state: isDone ? 'done' : (mend.weight ?? 'gap'),
    title: isDone ? done : gap,
    advice: isDone ? null : mend.advice,
    link: isDone ? null : mend.link,
  })
  const [way] = f.ways
  const cycle = `/credits/${f.cycleId}`
  const r = f.report
  const isWorking = !(r.agreement === 'no' && r.whyNot === 'not-working')
  return [
    one(
      'credits',
      way?.missing === 0,
      `ЗЕТ хватает: ${lower(way?.title ?? '')}`,
      `Не хватает ${way?.missing ?? 0} ЗЕТ`,
      {
        advice: 'Какими программами добрать, видно в цикле',
        link: cycle,
      },
    ),
    ...(f.waiting > 0
      ? [
          one('waiting', false, '', `Ещё не засчитано ${f.waiting} ЗЕТ`, {
            advice: 'Выберите, в какой цикл их засчитать',
            link: '/credits',
            weight: 'note',
          }),
        ]
      : []),
    one(
      'document',
      f.hasNumber,
      'Номер документа цикла указан',
      'Нет номера документа, от которого идёт цикл',
      {
        advice: 'Документ выдали — впишите серию и номер',
        link: `${cycle}/edit`,
      },
    ),
    one(
      'registry',
      f.isPaperChecked,
      'Документ цикла проверен порталом',
      'Документ цикла порталом не проверен',
      {
        advice: 'Сверьте его с личным кабинетом ФРМР: если сведений там нет, их вносит работодатель',
        link: '/licences',
        weight: 'note',
      },
    ),
    one(
      'name',
      f.isNameProved,
      'ФИО и СНИЛС подтверждены Госуслугами',
      'ФИО и СНИЛС не подтверждены Госуслугами',
      {
        advice: 'Аккредитационный центр сверит их с Госуслугами: свяжите кабинет с ними',
        link: profile,
        weight: 'note',
      },
    ),
    one('phone', f.isPhoneProved, 'Телефон подтверждён', 'Телефон не подтверждён', {
      advice: 'Его указывают в заявлении',
      link: profile,
    }),
    one('email', f.isEmailProved, 'Почта подтверждена', 'Почта не подтверждена', {
      advice: 'На неё придёт решение',
      link: profile,
    }),
    one('education', r.education !== '', 'Образование указано', 'Не указано образование', report),
    one(
      'work',
      !isWorking || (r.workplace !== '' && r.post !== ''),
      'Место работы указано',
      'Не указаны место работы и должность',
      report,
    ),
    one(
      'agreement',
      r.agreement === 'yes' || (r.agreement === 'no' && r.whyNot !== ''),
      'О согласовании отчёта сказано',
      r.agreement === 'no' ? 'Не сказано, почему отчёт не согласован' : 'Не сказано, согласован ли отчёт',
      report,
    ),
    one('report', f.files > 0, 'Отчёт приложен', 'Отчёт о профессиональной деятельности не приложен', {
      advice: 'Подписанный отчёт, сканом или фотографиями',
      link: null,
    }),
  ]
}

interface Mend {
  readonly advice: string
  readonly link: string | null
  readonly weight?: 'note'
}
/** On the page itself. */
const report: Mend = { advice: 'Заполните отчёт ниже', link: null }

const lower = (s: string): string => s.slice(0, 1).toLowerCase() + s.slice(1)

export const gapsOf = (checks: readonly Check[]): number => checks.filter((c) => c.state === 'gap').length

export const windowOn = (today: string, from: string, to: string): 'early' | 'open' | 'late' =>
  today < from ? 'early' : today > to ? 'late' : 'open'

/** What contradicts itself is not kept: a reason stands only where there is no agreement. */
export const plainReport = (r: ReportFields): ReportFields => ({
  ...r,
  whyNot: r.agreement === 'no' ? r.whyNot : '',
})

export const emptyReport: ReportFields = {
  education: '',
  workplace: '',
  post: '',
  agreement: '',
  whyNot: '',
  approver: '',
  duties: '',
  results: '',
  methods: '',
  plans: '',
  fileIds: [],
}

/** What stands empty in the report as it is drawn; only hints: what stops the filing is named by the checks. */
export function emptyPartsOf(r: ReportFields): string[] {
  const isWorking = !(r.agreement === 'no' && r.whyNot === 'not-working')
  const parts: [isEmpty: boolean, words: string][] = [
    [r.education === '', 'Уровень образования'],
    [isWorking && r.workplace === '', 'Место работы'],
    [isWorking && r.post === '', 'Должность'],
    ...reportSections.map((name): [boolean, string] => [r[name] === '', sectionWords[name]]),
    [r.agreement === 'yes' && r.approver === '', 'Кто согласует отчёт'],
  ]
  return parts.filter(([isEmpty]) => isEmpty).map(([, words]) => words)
}
