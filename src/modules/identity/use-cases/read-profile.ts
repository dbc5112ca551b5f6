/** E1: what is known of me and from where; what comes from Госуслуги is changed there. */
import { personOf, type Context } from '../../../platform/context.ts'
import { rolesAt } from '../../../platform/session/held-roles.ts'
import { Problem } from '../../../platform/problem.ts'
import { personNotFound, roleWords, type Profile } from '../contract.ts'
import { isPhoneFrozen } from '../domain/contacts.ts'
import { dueAt } from '../domain/password-age.ts'
import { presentCard, presentContacts, presentOwnBlock } from '../present.ts'
import * as blocks from '../store/blocks.ts'
import * as ages from '../store/password-age.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'
import { readPasswordRules } from './check-password.ts'

/** What was stopped lately is shown even when it is over. */
const shownDays = 30
const shownChanges = 10

export async function readProfile(ctx: Context): Promise<Profile> {
  const personId = personOf(ctx)
  const person = await people.findPerson(ctx.db, 'id', personId)
  if (!person) throw new Problem(personNotFound)
  const password = await passwords.findPassword(ctx.db, personId)
  const { maxAgeDays } = await readPasswordRules(ctx)
  const changes = await ages.listChanges(ctx.db, personId, shownChanges)
  const since = new Date(ctx.now.getTime() - shownDays * 86_400_000)
  const stopped = await blocks.listBlocks(ctx.db, { personId, since, limit: 20 })
  return {
    person: { ...presentCard(person), gender: person.gender },
    contacts: presentContacts(person),
    sources: { ...person.sources },
    esia: person.synchronisedAt && {
      level: person.esiaLevel,
      synchronisedAt: person.synchronisedAt.toISOString(),
    },
    roles: rolesAt(ctx.actor.held, ctx.now).map((role) => ({ role, word: roleWords[role] })),
    password: password
      ? {
          changedAt: password.changed_at.toISOString(),
          loginEmail: password.login_email,
          isDisabled: password.disabled_at !== null,
          dueAt: dueAt(password.changed_at, maxAgeDays)?.toISOString() ?? null,
          changes: changes.map(({ at, how, device }) => ({ at: at.toISOString(), how, device })),
        }
      : null,
    blocks: stopped.map((block) => presentOwnBlock(block, ctx.now)),
    can: {
      changePhone: !isPhoneFrozen(password?.recovered_at ?? null, ctx.now),
      changeEmail: true,
      setPassword: password === undefined,
    },
  }
}
