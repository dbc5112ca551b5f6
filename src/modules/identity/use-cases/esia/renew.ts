/** C3: once a day Госуслуги are asked again by themselves, where they allow it; each renewal token is used once. */
import type { Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import { esiaRefusals } from '../../contract.ts'
import * as people from '../../store/people.ts'
import * as renewals from '../../store/esia-renewals.ts'
import { bringUpToDate, keepRefreshToken } from './bring-up-to-date.ts'
import { freeSnils } from './recognise.ts'
import { renewTokens, type Tokens } from './talk.ts'
import { hearByTokens } from './told.ts'

const atOnce = 200
const retryHours = 1
/** A day of silence; then the next sign-in must bring another token. */
const maxFailures = 24

export async function renewEsia(ctx: Context): Promise<void> {
  if (ctx.services.settings.ESIA_RENEWAL === 'off') return
  for (const personId of await renewals.dueRenewals(ctx.db, ctx.now, atOnce)) {
    if (!(await renewOne(ctx, personId))) return
  }
}

/** The token was never shown to ЕСИА, so it is good still. Lost answers are none of these: they may have spent it. */
const unsent: readonly string[] = [esiaRefusals.resting.code, esiaRefusals.signature.code]

/** False when there is no sense in asking for others now. */
async function renewOne(ctx: Context, personId: string): Promise<boolean> {
  // Gone from the table before it is shown: a second use would close the whole chain at Госуслуги as stolen.
  const row = await ctx.transaction((tx) => renewals.takeRenewal(tx.db, personId, tx.now))
  if (!row) return true
  const place = { personId, what: 'esia-renewal', id: personId }
  const token = (await ctx.services.personSeal.open(ctx.db, place, row.sealed)).toString()
  let tokens: Tokens
  try {
    tokens = await renewTokens(ctx, token)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (!unsent.includes(error.code)) {
      // Revoked, deleted, blocked: the person enters as before, and that brings another token or the reason.
      await noteEnd(ctx, personId, error)
      return true
    }
    const nextAt = new Date(ctx.now.getTime() + retryHours * 3_600_000)
    if (row.failures + 1 >= maxFailures) await noteEnd(ctx, personId, error)
    else await ctx.transaction((tx) => renewals.putBackRenewal(tx.db, row, nextAt))
    return false
  }
  // Kept before anything else is asked: the data may fail to come, the next token is here already.
  const next = tokens.refreshToken
  if (next) await ctx.transaction((tx) => keepRefreshToken(tx, personId, next))
  await hear(ctx, personId, tokens)
  return true
}

async function hear(ctx: Context, personId: string, tokens: Tokens): Promise<void> {
  try {
    const told = await hearByTokens(ctx, tokens)
    await ctx.transaction(async (tx) => {
      const person = await people.lockPerson(tx.db, 'id', personId)
      // Unlinked or linked to another record meanwhile.
      if (!person || person.esiaOid !== told.oid) return renewals.dropRenewal(tx.db, personId)
      await freeSnils(tx, personId, told.facts.snils)
      await bringUpToDate(tx, person, { ...told, refreshToken: null })
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // An account that is no longer confirmed, a СНИЛС of another cabinet: at the next sign-in the page says what to do.
    ctx.log.warn({ code: error.code, why: error.extras['why'] }, 'ЕСИА renewed, but the data were not taken')
  }
}

async function noteEnd(ctx: Context, personId: string, error: Problem): Promise<void> {
  ctx.log.info({ code: error.code, esiaCode: error.extras['esiaCode'] ?? null }, 'renewal of ЕСИА ended')
  await ctx.transaction((tx) =>
    tx.record({
      subjectId: personId,
      object: { kind: 'person', id: personId },
      details: { renewal: 'ended', code: error.code },
    }),
  )
}
