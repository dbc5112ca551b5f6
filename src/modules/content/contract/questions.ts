/** Questions of the provider's own tests: as they are written, as they are shown, as they are answered. */
import { z } from 'zod'

const words = (max: number, empty: string) =>
  z.string().trim().min(1, empty).max(max, `Не длиннее ${max} знаков`)
const said = (max: number) => z.string().trim().max(max, `Не длиннее ${max} знаков`).default('')

const common = {
  words: words(2000, 'Напишите вопрос'),
  /** Read after the end of a try: why it is so. */
  explanation: said(2000),
  points: z.int('Баллы — целое число').min(1, 'Не меньше 1 балла').max(20, 'Не больше 20 баллов').default(1),
}
const choice = words(500, 'Напишите вариант')
const choices = z.array(choice).min(2, 'Нужно не меньше двух вариантов').max(12, 'Не больше 12 вариантов')

export const Single = z.strictObject({
  kind: z.literal('single'),
  ...common,
  choices,
  right: z.int('Отметьте верный вариант').min(0, 'Отметьте верный вариант'),
})
export const Multiple = z.strictObject({
  kind: z.literal('multiple'),
  ...common,
  choices,
  right: z.array(z.int().min(0)).min(1, 'Отметьте хотя бы один верный вариант'),
})
export const Match = z.strictObject({
  kind: z.literal('match'),
  ...common,
  pairs: z
    .array(z.strictObject({ left: choice, right: choice }))
    .min(2, 'Нужно не меньше двух пар')
    .max(12, 'Не больше 12 пар'),
})
/** The steps stand in the right order. */
export const Order = z.strictObject({
  kind: z.literal('order'),
  ...common,
  steps: z.array(choice).min(2, 'Нужно не меньше двух шагов').max(12, 'Не больше 12 шагов'),
})
export const Numeric = z.strictObject({
  kind: z.literal('number'),
  ...common,
  right: z.number('Напишите число').min(-1e12).max(1e12),
  tolerance: z.number('Напишите число').min(0, 'Погрешность не бывает меньше нуля').max(1e12).default(0),
  /** «мг/кг», said beside the field; the answer is a bare number. */
  units: said(40),
})
/** Read and counted by whoever teaches. */
export const Free = z.strictObject({
  kind: z.literal('text'),
  ...common,
  /** For whoever counts: what a good answer has. */
  sample: said(2000),
})

export const Question = z.discriminatedUnion('kind', [Single, Multiple, Match, Order, Numeric, Free])
export type Question = z.output<typeof Question>
export type QuestionKind = Question['kind']
export const questionKindWords: Record<QuestionKind, string> = {
  single: 'Один верный ответ',
  multiple: 'Несколько верных ответов',
  match: 'Соответствие',
  order: 'Порядок',
  number: 'Число',
  text: 'Свободный ответ',
}

const text = z.string()
/** Positions are those of this try: shuffled, and nothing in them says what is right. */
export const ShownQuestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), words: text, points: z.int(), choices: z.array(text) }),
  z.object({ kind: z.literal('multiple'), words: text, points: z.int(), choices: z.array(text) }),
  z.object({
    kind: z.literal('match'),
    words: text,
    points: z.int(),
    lefts: z.array(text),
    rights: z.array(text),
  }),
  z.object({ kind: z.literal('order'), words: text, points: z.int(), steps: z.array(text) }),
  z.object({ kind: z.literal('number'), words: text, points: z.int(), units: text }),
  z.object({ kind: z.literal('text'), words: text, points: z.int() }),
])
export type ShownQuestion = z.output<typeof ShownQuestion>

const place = z.int().min(0).max(11)
export const AnswerValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), chosen: place }),
  z.strictObject({ kind: z.literal('multiple'), chosen: z.array(place).max(12) }),
  /** For each left, which right; null: not said yet. */
  z.strictObject({ kind: z.literal('match'), rights: z.array(place.nullable()).max(12) }),
  /** Shown places in the order that the learner gave them. */
  z.strictObject({ kind: z.literal('order'), order: z.array(place).max(12) }),
  /** As typed: a comma will do. */
  z.strictObject({ kind: z.literal('number'), typed: z.string().trim().max(40) }),
  z.strictObject({ kind: z.literal('text'), typed: z.string().max(10_000) }),
])
export type AnswerValue = z.output<typeof AnswerValue>
