/** People in the words of a conversation: «Л. М. Дёмина». */
import type { Context } from '../../../platform/context.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { personCards } from '../../identity/index.ts'

export type Names = (personId: string | null) => string

/** Initials first, as one signs; the surname alone for one who has no given name. */
export const signature = (p: Pick<PersonCard, 'familyName' | 'givenName' | 'patronymic'>): string =>
  [initial(p.givenName), initial(p.patronymic), p.familyName].filter(Boolean).join(' ')

const initial = (name: string | null): string => (name ? `${name[0]}.` : '')

/** Cards of all of them in one question to the elder. */
export async function peopleOf(
  ctx: Context,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, PersonCard>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  return known.length > 0 ? personCards(ctx, known) : new Map()
}

export const namesFrom =
  (people: ReadonlyMap<string, PersonCard>): Names =>
  (id) => {
    const person = id === null ? undefined : people.get(id)
    // An erased person leaves the evidence but not the name.
    return person ? signature(person) : 'Имя удалено'
  }
