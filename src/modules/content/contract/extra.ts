/** Tries of one learner's tests as the organisation sees them, and one more try given with a reason. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import { refusal } from '../../../platform/problem.ts'
import { courseNotFound, itemNotFound } from './refusals.ts'
import { TestPurpose } from './words.ts'

export const attemptsRemain = refusal(
  'attempt.not-needed',
  409,
  'Ещё одна попытка не нужна: тест пройден или попытки остались',
)

export const LearnerTest = z.object({
  itemId: z.uuid(),
  title: z.string(),
  purpose: TestPurpose,
  /** Those of earlier enrolments in the same intake too. */
  taken: z.int(),
  attemptsLeft: z.int().nullable(),
  isDone: z.boolean(),
  can: z.object({ grant: z.boolean() }),
})
export type LearnerTest = z.output<typeof LearnerTest>

const OfStudy = z.object({ id: z.uuid() })
const reply = z.object({ items: z.array(LearnerTest) })

export const listLearnerTests = endpoint({
  method: 'GET',
  path: '/api/content/desk/studies/:id/tests',
  summary: 'Тесты одного ученика своей организации: сколько попыток было и осталось',
  params: OfStudy,
  reply,
  problems: [courseNotFound],
})
export const grantAttempt = endpoint({
  method: 'POST',
  path: '/api/content/desk/studies/:id/attempts',
  summary: 'Дать ученику ещё одну попытку теста с причиной',
  params: OfStudy,
  body: z.strictObject({
    itemId: z.uuid(),
    why: z.string().trim().min(5, 'Напишите причину: её прочитает человек').max(500, 'Не длиннее 500 знаков'),
  }),
  reply,
  problems: [courseNotFound, itemNotFound, attemptsRemain],
})

export const attemptGranted = event(
  'attempt.granted',
  z.object({
    extraId: z.uuid(),
    studyId: z.uuid(),
    personId: z.uuid(),
    title: z.string(),
    itemTitle: z.string(),
    why: z.string(),
  }),
  (p) => [`person:${p.personId}`],
)
