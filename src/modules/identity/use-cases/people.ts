/** What other modules may know of people. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { personNotFound, type Contacts, type PersonCard } from '../contract.ts'
import type { Person } from '../domain/person.ts'
import { presentCard, presentContacts } from '../present.ts'
import * as people from '../store/people.ts'

async function load(ctx: Context, personId: string): Promise<Person> {
  const person = await people.findPerson(ctx.db, 'id', personId)
  if (!person) throw new Problem(personNotFound)
  return person
}

export const personCard = async (ctx: Context, personId: string): Promise<PersonCard> =>
  presentCard(await load(ctx, personId))

export const contactsOf = async (ctx: Context, personId: string): Promise<Contacts> =>
  presentContacts(await load(ctx, personId))

/** People who are not here are absent from the answer. */
export async function personCards(ctx: Context, ids: readonly string[]): Promise<Map<string, PersonCard>> {
  const found = await people.findPersons(ctx.db, [...new Set(ids)])
  return new Map(found.map((person) => [person.id, presentCard(person)]))
}

/** By the beginning of a name, СНИЛС, phone or e-mail; the caller has checked the right to look. */
export async function findPeople(
  ctx: Context,
  query: { readonly text: string; readonly limit?: number },
): Promise<PersonCard[]> {
  const found = await people.searchPeople(ctx.db, { text: query.text, limit: query.limit ?? 50 })
  return found.map(presentCard)
}

/** By eleven digits; people who are not here are absent from the answer. The caller has checked the right to look. */
export const peopleBySnils = async (ctx: Context, snils: readonly string[]): Promise<PersonCard[]> =>
  (await people.findBySnils(ctx.db, snils)).map(presentCard)
