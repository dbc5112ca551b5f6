/** The nightly look over the journal and the sign-ins (G5, G7): reports, findings, their evidence. */
import { z } from 'zod'
import { bytes, endpoint } from '../../platform/endpoint.ts'
import { event } from '../../platform/event.ts'
import { refusal } from '../../platform/problem.ts'
import { JournalEntry } from '../journal/contract.ts'

export * from './contract/settings.ts'

export const FindingKind = z.enum([
  'spray',
  'one-password',
  'guessing',
  'code-guessing',
  'many-accounts',
  'taken-over',
  'far-places',
  'night-looks',
  'many-looks',
  'probing',
  'recovery-flood',
])
export type FindingKind = z.output<typeof FindingKind>

/** As the report names it. */
export const findingWords: Readonly<Record<FindingKind, string>> = {
  spray: 'Один адрес пробует пароли ко многим кабинетам',
  'one-password': 'Один пароль ко многим кабинетам с разных адресов',
  guessing: 'Подбор пароля к одному кабинету',
  'code-guessing': 'Перебор одноразовых кодов',
  'many-accounts': 'Вход в разные кабинеты с одного нового места',
  'taken-over': 'Вход с нового места после подбора пароля',
  'far-places': 'Входы одного человека из разных мест почти сразу',
  'night-looks': 'Сотрудник смотрел много чужого ночью, хотя обычно ночью не работает',
  'many-looks': 'Сотрудник смотрел чужого намного больше обычного',
  probing: 'Перебор чужих номеров и закрытых адресов',
  'recovery-flood': 'Поток запросов на восстановление пароля',
}

/** Names of numbers in a finding, in the order in which they are told. */
export const numberWords = {
  accounts: 'Кабинетов',
  people: 'Людей',
  failures: 'Неудачных попыток',
  successes: 'Удачных входов',
  places: 'Адресов',
  looks: 'Просмотрено',
  usual: 'Обычно за день',
  requests: 'Запросов',
  minutes: 'Минут между входами',
} as const
export type NumberName = keyof typeof numberWords

export const Totals = z.object({
  signIns: z.int(),
  /** Wrong passwords and wrong codes. */
  failures: z.int(),
  /** Attempts turned away by the portal itself. */
  stopped: z.int(),
  blocks: z.int(),
  /** Looks of staff at what is another's. */
  looks: z.int(),
})
export type Totals = z.output<typeof Totals>

export const Night = z.object({
  day: z.iso.date(),
  totals: Totals,
  findings: z.int(),
  grave: z.int(),
})
export type Night = z.output<typeof Night>

export const HourCount = z.object({ hour: z.int(), signIns: z.int(), failures: z.int(), stopped: z.int() })
export type HourCount = z.output<typeof HourCount>

export const Finding = z.object({
  id: z.uuid(),
  kind: FindingKind,
  title: z.string(),
  isGrave: z.boolean(),
  /** «Орлова Е. В.»; null when it is about an address. */
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  address: z.string().nullable(),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  numbers: z.array(z.object({ name: z.string(), value: z.int() })),
})
export type Finding = z.output<typeof Finding>

export const NightReport = z.object({
  day: z.iso.date(),
  madeAt: z.iso.datetime(),
  totals: Totals,
  hours: z.array(HourCount).length(24),
  findings: z.array(Finding),
  /** SHA-256 of this report and of the one before it. */
  digest: z.string(),
})
export type NightReport = z.output<typeof NightReport>

export const reportNotFound = refusal('report.not-found', 404, 'Отчёта за этот день нет')
export const findingNotFound = refusal('finding.not-found', 404, 'Такой находки нет')

export const nightsShown = 31

export const listNights = endpoint({
  method: 'GET',
  path: '/api/oversight/nights',
  summary: 'Ночные отчёты о доступе: числа каждого дня и сколько найдено; новые сверху',
  /** Up to this day, included. */
  query: z.object({ to: z.iso.date().optional() }),
  reply: z.object({ items: z.array(Night) }),
})

export const readNight = endpoint({
  method: 'GET',
  path: '/api/oversight/nights/:day',
  summary: 'Отчёт за один день: по часам, с находками',
  params: z.object({ day: z.iso.date() }),
  reply: NightReport,
  problems: [reportNotFound],
})

export const nightFile = endpoint({
  method: 'GET',
  path: '/api/oversight/nights/:day/file',
  summary: 'Тот же отчёт таблицей CSV',
  params: z.object({ day: z.iso.date() }),
  reply: bytes(['text/csv'], 1),
  problems: [reportNotFound],
})

export const readFinding = endpoint({
  method: 'GET',
  path: '/api/oversight/findings/:id',
  summary: 'Находка и строки журнала, на которых она стоит',
  params: z.object({ id: z.uuid() }),
  reply: z.object({ finding: Finding, day: z.iso.date(), evidence: z.array(JournalEntry) }),
  problems: [findingNotFound],
})

/** Somebody should look at the report of that day. */
export const attackFound = event(
  'oversight.found',
  z.object({ day: z.iso.date(), findings: z.int(), grave: z.int(), administratorIds: z.array(z.uuid()) }),
)
