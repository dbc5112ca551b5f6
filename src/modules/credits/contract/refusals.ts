/** Refusals that several contracts of credits share. */
import { refusal } from '../../../platform/problem.ts'

export const cycleNotFound = refusal('cycle.not-found', 404, 'Такого цикла нет')
export const expectationNotFound = refusal('expectation.not-found', 404, 'Такой записи нет')
