/** What Госуслуги tell of the person who came from there; an unconfirmed or unfinished profile is told of nobody. */
import type { Context } from '../../../../platform/context.ts'
import { factsOf } from '../../domain/esia/profile.ts'
import { troubleOf } from '../../domain/esia/troubles.ts'
import type { EsiaFacts, EsiaOrganisation } from '../../domain/person.ts'
import * as flows from '../../store/esia-flows.ts'
import { exchangeCode, fetchPerson, trouble, type Tokens } from './talk.ts'

export interface Told {
  readonly oid: string
  readonly facts: EsiaFacts
  /** Null when Госуслуги were not asked or did not say. */
  readonly organisations: readonly EsiaOrganisation[] | null
  readonly refreshToken: string | null
}

export interface Back {
  readonly state: string | undefined
  readonly code: string | undefined
  readonly error: string | undefined
  readonly errorDescription: string | undefined
}

const troubles = { unknown: 'stateUnknown', expired: 'stateExpired', foreign: 'foreignBrowser' } as const

export const isState = (state: string | undefined): state is string =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(state ?? '')

/** The state is ours, of this browser and spent now; what Госуслуги said instead of a code is said on. */
export async function takeReturn(
  ctx: Context,
  back: Back,
): Promise<{ readonly purpose: flows.Purpose; readonly code: string }> {
  const verdict = isState(back.state)
    ? await ctx.transaction((tx) => flows.takeFlow(tx.db, back.state!, ctx.actor.sessionId, tx.now))
    : 'unknown'
  if (verdict === 'unknown' || verdict === 'expired' || verdict === 'foreign')
    throw trouble(troubles[verdict], 'state')
  if (back.error !== undefined) {
    const refused = troubleOf(back.error, back.errorDescription ?? '')
    throw trouble(refused.trouble, back.error, refused.esiaCode)
  }
  if (!back.code || back.code.length > 16_384) throw trouble('other', 'no code')
  return { purpose: verdict, code: back.code }
}

export async function hearByCode(ctx: Context, code: string): Promise<{ told: Told; tokens: Tokens }> {
  const tokens = await exchangeCode(ctx, code)
  return { told: await hearByTokens(ctx, tokens), tokens }
}

export async function hearByTokens(ctx: Context, tokens: Tokens): Promise<Told> {
  const { person, contacts, organisations } = await fetchPerson(ctx, tokens)
  const facts = factsOf(person, contacts)
  if (!facts.isConfirmed || !tokens.subject.isTrusted) throw trouble('unconfirmed', 'not trusted')
  if (!facts.snils || !facts.familyName || !facts.givenName)
    throw trouble('profileIncomplete', 'name or snils')
  return { oid: tokens.subject.oid, facts, organisations, refreshToken: tokens.refreshToken }
}
