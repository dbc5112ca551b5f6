/** Before anything is earned: what one programme would give, and both ways to accreditation counted by hand. */
import { z } from 'zod'
import { isDay } from '../../../platform/calendar/days.ts'
import { endpoint } from '../../../platform/endpoint.ts'
import { invalid } from '../../../platform/refusals.ts'
import { programmeNotFound } from '../../learning/contract.ts'
import { Way } from './shapes.ts'
import { CreditKind, DocumentKind, Misfit } from './words.ts'

export const Gives = z.object({
  credits: z.int(),
  kind: CreditKind,
  /** Learnt before: credits of one programme count once. */
  isLearnt: z.boolean(),
  /** Cycles of the person that run: the one into which it goes by itself first, then those that may be chosen. */
  cycles: z.array(
    z.object({
      id: z.uuid(),
      specialty: z.string(),
      goes: z.enum(['itself', 'by-choice', 'not']),
      whyNot: Misfit.nullable(),
      /** Of the shortest way, before and after. */
      missing: z.int(),
      missingAfter: z.int(),
      ways: z.array(Way),
    }),
  ),
})
export type Gives = z.output<typeof Gives>

export const whatGives = endpoint({
  method: 'GET',
  path: '/api/credits/programmes/:id',
  summary: 'Что даст эта программа: в какой цикл войдёт и чего останется не хватать',
  params: z.object({ id: z.uuid() }),
  reply: Gives,
  problems: [programmeNotFound],
})

export const calculate = endpoint({
  method: 'POST',
  path: '/api/credits/calculator',
  summary: 'Калькулятор обоих вариантов аккредитации без открытого цикла; ничего не сохраняется',
  body: z.strictObject({
    document: DocumentKind,
    issuedOn: z.string().max(20).refine(isDay, 'Напишите день, когда выдан документ, например 14.03.2024'),
    has: z
      .array(z.strictObject({ kind: CreditKind, credits: z.int().min(0).max(2000) }))
      .max(CreditKind.options.length),
  }),
  reply: z.object({
    endsOn: z.iso.date(),
    filingFrom: z.iso.date(),
    daysLeft: z.int(),
    isOver: z.boolean(),
    total: z.int(),
    ways: z.array(Way),
    /** The last day of the rules by which it is counted, when they end before the cycle does. */
    rulesUntil: z.iso.date().nullable(),
  }),
  problems: [invalid],
})
