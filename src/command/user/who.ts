/** The one person whom the words of the command line mean. */
import { findPeople } from '../../modules/identity/index.ts'
import type { PersonCard } from '../../modules/identity/contract.ts'
import type { Actor, Context } from '../../platform/context.ts'
import { personActor } from '../../platform/house.ts'
import { rolesOf } from '../../platform/session/life.ts'
import { StartFault } from '../../start/faults.ts'
import { lineOf } from './lines.ts'

const roleNames = { verifier: 'проверяющий', administrator: 'администратор' } as const

/** Some acts are a person's even at a terminal: whoever is named answers for them, and must hold the role. */
export async function actorOf(ctx: Context, who: string, role: keyof typeof roleNames): Promise<Actor> {
  const personId = await personIdOf(ctx, who)
  if (!(await rolesOf(ctx.db, personId, ctx.now)).includes(role))
    throw new StartFault(`Это не ${roleNames[role]}: роли ${role} у человека нет`)
  return personActor({ personId, sessionId: null, roles: [role], organisationId: null })
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Each of them learns that they were found, as at the desk; what the command was to do was not done. */
export async function noteShown(ctx: Context, shown: readonly PersonCard[]): Promise<void> {
  await ctx.transaction(async (tx) => {
    for (const { id } of shown)
      await tx.record({ subjectId: id, object: { kind: 'person', id }, details: { isOnlyFound: true } })
  })
}

/** An id as it stands, or a СНИЛС, phone, e-mail, name that only one person has. */
export async function personIdOf(ctx: Context, who: string): Promise<string> {
  if (uuid.test(who)) return who
  const found = await findPeople(ctx, { text: who, limit: 6 })
  const [only, ...others] = found
  if (!only)
    throw new StartFault(`Никого не нашлось: «${who}». Ищут по СНИЛС, почте, телефону, фамилии или id`)
  if (others.length > 0) {
    await noteShown(ctx, found)
    throw new StartFault(`Под «${who}» подходят несколько, уточните:\n${found.map(lineOf).join('\n')}`)
  }
  return only.id
}
