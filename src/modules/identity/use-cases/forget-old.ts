/** What is of no use any more is not kept: codes after two days, links after a week, counters when they have run out. */
import type { Context } from '../../../platform/context.ts'
import * as accounts from '../store/accounts.ts'
import * as challenges from '../store/challenges.ts'
import * as flows from '../store/esia-flows.ts'
import * as factors from '../store/factors.ts'
import * as blocks from '../store/blocks.ts'
import * as passkeys from '../store/passkeys.ts'
import * as limits from '../store/limits.ts'
import * as proposals from '../store/merge-proposals.ts'
import * as merges from '../store/merges.ts'
import * as signIns from '../store/sign-ins.ts'

const dayMs = 86_400_000

export async function forgetOld(ctx: Context): Promise<void> {
  const ago = (days: number) => new Date(ctx.now.getTime() - days * dayMs)
  await challenges.forgetChallenges(ctx.db, ago(2))
  await passkeys.forgetChallenges(ctx.db, ctx.now)
  await factors.forgetUnconfirmed(ctx.db, ago(1))
  await flows.forgetFlows(ctx.db, ago(1))
  await merges.forgetOffers(ctx.db, ago(1))
  await proposals.dropLate(ctx.db, ctx.now)
  await accounts.forgetAccounts(ctx.db, ago(7))
  await limits.forgetFailures(ctx.db, ctx.now)
  await blocks.forgetBlocks(ctx.db, ctx.now)
  await signIns.forgetOldDevices(ctx.db, ctx.now)
}
