/** The package for periodic accreditation: checks that name every gap, the report, the day of filing. Promise D7+. */
import { z } from 'zod'
import { bytes, endpoint } from '../../../platform/endpoint.ts'
import { refusal } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { FileCard } from '../../files/contract.ts'
import { cycleNotFound } from './refusals.ts'

export const Education = z.enum(['higher', 'secondary', 'other'])
export type Education = z.output<typeof Education>

export const educationWords: Record<Education, string> = {
  higher: 'Высшее медицинское или фармацевтическое',
  secondary: 'Среднее медицинское или фармацевтическое',
  other: 'Немедицинское, больше пяти лет на этой должности',
}

/** Why the report stands without the employer's agreement (form of filing in the federal registry, nmo.md §2). */
export const WhyNot = z.enum(['not-working', 'refused', 'chief', 'entrepreneur'])
export type WhyNot = z.output<typeof WhyNot>

export const whyNotWords: Record<WhyNot, string> = {
  'not-working': 'Сейчас не работаю',
  refused: 'Работодатель отказал',
  chief: 'Я руководитель организации',
  entrepreneur: 'Я индивидуальный предприниматель',
}

/** The sections of the report that the person writes; the rest the portal knows. */
export const reportSections = ['duties', 'results', 'methods', 'plans'] as const
export type ReportSection = (typeof reportSections)[number]

export const sectionWords: Record<ReportSection, string> = {
  duties: 'Место работы и обязанности',
  results: 'Показатели работы за пять лет',
  methods: 'Новые методы, которые освоил и применяю',
  plans: 'Выводы и предложения',
}

const blank = z.literal('')
const section = z.string().trim().max(4000, 'Не длиннее 4000 знаков').default('')

/** A report is saved with gaps: the checks name them. */
export const ReportFields = z.object({
  education: Education.or(blank).default(''),
  workplace: z.string().trim().max(300, 'Не длиннее 300 знаков').default(''),
  post: z.string().trim().max(200, 'Не длиннее 200 знаков').default(''),
  agreement: z.enum(['yes', 'no']).or(blank).default(''),
  whyNot: WhyNot.or(blank).default(''),
  /** Who agrees it: post and name. */
  approver: z.string().trim().max(200, 'Не длиннее 200 знаков').default(''),
  duties: section,
  results: section,
  methods: section,
  plans: section,
  fileIds: z.array(z.uuid()).max(10, 'Не больше десяти файлов').default([]),
})
export type ReportFields = z.output<typeof ReportFields>

/** Those of them that are words of the person's own. */
export const reportWords = ReportFields.pick({
  approver: true,
  duties: true,
  results: true,
  methods: true,
  plans: true,
})

export const CheckKey = z.enum([
  'credits',
  'waiting',
  'document',
  'registry',
  'name',
  'phone',
  'email',
  'education',
  'work',
  'agreement',
  'report',
])
export type CheckKey = z.output<typeof CheckKey>

export const Check = z.object({
  key: CheckKey,
  /** `gap` stands in the way of filing, `note` does not. */
  state: z.enum(['done', 'gap', 'note']),
  title: z.string(),
  advice: z.string().nullable(),
  /** Where it is mended. */
  link: z.string().nullable(),
})
export type Check = z.output<typeof Check>

export const Package = z.object({
  cycle: z.object({ id: z.uuid(), specialty: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date() }),
  /** Documents are taken from the first day to the last one. */
  window: z.object({ from: z.iso.date(), to: z.iso.date(), state: z.enum(['early', 'open', 'late']) }),
  checks: z.array(Check),
  gaps: z.int(),
  report: ReportFields,
  files: z.array(FileCard),
  /** What the portal knows and puts into the report. */
  known: z.object({
    workplaces: z.array(z.object({ organisation: z.string(), post: z.string() })),
    education: z.array(z.string()),
  }),
  /** What would stand empty in the report that the portal draws. */
  emptyParts: z.array(z.string()),
  /** 0: nothing is saved yet. */
  version: z.int(),
  filed: z.object({ on: z.iso.date(), number: z.string().nullable() }).nullable(),
  can: z.object({ save: z.boolean(), file: z.boolean() }),
})
export type Package = z.output<typeof Package>

export const packageChanged = refusal('accreditation.changed', 409, 'Отчёт изменили на другом устройстве')
export const packageFiled = refusal(
  'accreditation.filed',
  409,
  'Документы отмечены поданными. Снимите отметку, чтобы изменить отчёт',
)
export const packageHasGaps = refusal('accreditation.has-gaps', 409, 'Подавать рано: не всё готово')
export const outsideWindow = refusal('accreditation.outside-window', 409, 'Сейчас документы не принимают')

const Id = z.object({ id: z.uuid() })

export const readPackage = endpoint({
  method: 'GET',
  path: '/api/credits/cycles/:id/accreditation',
  summary: 'Документы на периодическую аккредитацию: что готово и чего не хватает',
  params: Id,
  reply: Package,
  problems: [cycleNotFound],
})

export const saveReport = endpoint({
  method: 'PUT',
  path: '/api/credits/cycles/:id/accreditation',
  summary: 'Сохранить отчёт о профессиональной деятельности; пробелы назовут проверки',
  params: Id,
  body: ReportFields.extend({ version: z.int().min(0) }),
  reply: Package,
  problems: [cycleNotFound, invalid, packageChanged, packageFiled],
})

export const portfolioFile = endpoint({
  method: 'GET',
  path: '/api/credits/cycles/:id/accreditation/file',
  summary: 'Портфолио цикла листом PDF: отчёт, проверки, все начисления',
  params: Id,
  reply: bytes(['application/pdf'], 1),
  problems: [cycleNotFound],
})

export const reportFile = endpoint({
  method: 'GET',
  path: '/api/credits/cycles/:id/accreditation/report',
  summary: 'Отчёт о профессиональной деятельности листом PDF: что знает портал и что написано',
  params: Id,
  reply: bytes(['application/pdf'], 1),
  problems: [cycleNotFound],
})

export const packageArchive = endpoint({
  method: 'GET',
  path: '/api/credits/cycles/:id/accreditation/archive',
  summary: 'Все документы одним архивом: портфолио, отчёт, сканы отчёта, документы начислений, оглавление',
  params: Id,
  reply: bytes(['application/zip'], 1_000_000_000),
  problems: [cycleNotFound],
})

export const markFiled = endpoint({
  method: 'POST',
  path: '/api/credits/cycles/:id/accreditation/filing',
  summary: 'Отметить, что документы поданы в аккредитационный центр',
  params: Id,
  body: z.strictObject({
    on: z.string().max(40).default(''),
    number: z.string().trim().max(60, 'Не длиннее 60 знаков').default(''),
  }),
  reply: Package,
  problems: [cycleNotFound, invalid, packageHasGaps, outsideWindow, packageFiled],
})

export const unmarkFiled = endpoint({
  method: 'DELETE',
  path: '/api/credits/cycles/:id/accreditation/filing',
  summary: 'Снять отметку о подаче: отчёт снова можно менять',
  params: Id,
  reply: Package,
  problems: [cycleNotFound],
})
