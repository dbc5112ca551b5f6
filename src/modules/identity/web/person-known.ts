/** What tells namesakes apart, in words: the year, the end of СНИЛС and whether anybody has proved it. */
import type { FoundPerson } from '../contract/people-desk.ts'
import { people as text } from './text-people.ts'

export const knownOf = (
  p: Pick<FoundPerson, 'birthYear' | 'snilsEnd' | 'isSnilsProved'>,
): readonly string[] =>
  [
    p.birthYear && text.born(p.birthYear),
    p.snilsEnd && `${text.snils(p.snilsEnd)}${p.isSnilsProved ? '' : ` (${text.claimed})`}`,
  ].filter((word) => typeof word === 'string')
