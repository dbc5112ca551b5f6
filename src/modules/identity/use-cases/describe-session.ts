/** C1: who is signed in here, what they may do, and what is left of the sign-in. */
import type { Actor, Context } from '../../../platform/context.ts'
import { maskAddress } from '../../../platform/messages/mask.ts'
import type { SessionReply } from '../contract.ts'
import { presentCard, presentWork } from '../present.ts'
import { chosenOrganisationOf } from '../../../platform/session/organisation.ts'
import * as employments from '../store/employments.ts'
import * as factors from '../store/factors.ts'
import * as people from '../store/people.ts'
import * as signIns from '../store/sign-ins.ts'
import { describeHeld } from './hold-sign-in.ts'

/** From the first step to the last one. */
export const signInMinutes = 10

export const endOf = (signIn: signIns.SignIn): Date =>
  new Date(signIn.firstStepAt.getTime() + signInMinutes * 60_000)

const nobody: SessionReply = {
  stage: 'guest',
  person: null,
  roles: [],
  permissions: [],
  work: null,
  mustSetUpFactor: false,
  sectionsChangeInMs: null,
  secondStep: null,
  newPassword: null,
  esiaChanged: false,
  mustChooseOrganisation: false,
  organisation: null,
  previousSignIn: null,
}

export async function describeSession(ctx: Context, actor: Actor | null): Promise<SessionReply> {
  if (!actor?.sessionId) return nobody
  return actor.personId ? signedIn(ctx, actor, actor.personId) : halfWay(ctx, actor.sessionId)
}

async function signedIn(ctx: Context, actor: Actor, personId: string): Promise<SessionReply> {
  const person = await people.findPerson(ctx.db, 'id', personId)
  if (!person) return nobody
  const [previous] = await signIns.pastSignIns(ctx.db, personId, actor.sessionId, 1)
  return {
    ...nobody,
    stage: 'signed-in',
    person: presentCard(person),
    roles: [...actor.roles],
    permissions: [...actor.permissions],
    work: presentWork(actor, ctx.now),
    mustSetUpFactor: actor.mustSetUpFactor,
    sectionsChangeInMs:
      actor.sectionsChangeAt && Math.max(0, actor.sectionsChangeAt.getTime() - ctx.now.getTime()),
    ...(await describeOrganisation(ctx, actor.sessionId ?? '', personId)),
    esiaChanged: await isChangedNow(ctx, actor.sessionId ?? '', personId),
    previousSignIn: previous
      ? { at: previous.at.toISOString(), deviceName: previous.deviceName, method: previous.method }
      : null,
  }
}

async function describeOrganisation(
  ctx: Context,
  sessionId: string,
  personId: string,
): Promise<Pick<SessionReply, 'organisation' | 'mustChooseOrganisation'>> {
  const rows = await employments.employmentsOf(ctx.db, personId)
  if (rows.length === 0) return { organisation: null, mustChooseOrganisation: false }
  const id = await chosenOrganisationOf(ctx.db, sessionId)
  const chosen = rows.find((row) => row.id === id)
  return {
    organisation: chosen ? { employmentId: chosen.id, name: chosen.short_name } : null,
    mustChooseOrganisation: !chosen && rows.length > 1,
  }
}

const shownFacts: readonly string[] = ['familyName', 'givenName', 'patronymic', 'birthDate', 'snils']

/** Of this sign-in, not of an earlier one. */
async function isChangedNow(ctx: Context, sessionId: string, personId: string): Promise<boolean> {
  const changed = await people.esiaChangesOf(ctx.db, personId)
  if (!changed?.changes.some(({ fact, from }) => shownFacts.includes(fact) && from !== null)) return false
  const signIn = await signIns.findSignIn(ctx.db, sessionId)
  return signIn?.method === 'esia' && signIn.firstStepAt.toISOString() === changed.at
}

/** Whose account it is, is not said before the second step. */
async function halfWay(ctx: Context, sessionId: string): Promise<SessionReply> {
  const signIn = await signIns.findSignIn(ctx.db, sessionId)
  if (!signIn || signIn.completedAt) return nobody
  if (signIn.heldAt) {
    const newPassword = await describeHeld(ctx, { ...signIn, heldAt: signIn.heldAt })
    return newPassword ? { ...nobody, stage: 'new-password', newPassword } : nobody
  }
  if (endOf(signIn) <= ctx.now) return nobody
  const person = await people.findPerson(ctx.db, 'id', signIn.personId)
  if (!person) return nobody
  const { ways, app, passkey, recoveryCode, preferred } = await factors.openChoice(ctx.db, person, {
    method: signIn.method,
    now: ctx.now,
  })
  return {
    ...nobody,
    stage: 'second-step',
    secondStep: {
      method: signIn.method,
      ways: ways.map(({ channel, address }) => ({ channel, sentTo: maskAddress(channel, address) })),
      app,
      passkey,
      recoveryCode,
      preferred,
      endsAt: endOf(signIn).toISOString(),
    },
  }
}
