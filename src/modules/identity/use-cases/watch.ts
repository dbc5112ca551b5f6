/** What the nightly look asks of the door (G5): unusual sign-ins, blocks that began, whose a session was. */
import type { Context } from '../../../platform/context.ts'
import type { BlockKind } from '../contract.ts'
import * as blocks from '../store/blocks.ts'
import * as signIns from '../store/sign-ins.ts'

export interface Span {
  readonly from: Date
  readonly until: Date
}

export interface StrangeSignIn {
  readonly sessionId: string
  readonly personId: string
  readonly at: Date
  readonly address: string
  readonly network: string
  readonly isNewPlace: boolean
  readonly isAfterFailures: boolean
}

export async function strangeSignIns(ctx: Context, span: Span): Promise<StrangeSignIn[]> {
  const rows = await signIns.suspectedIn(ctx.db, span)
  return rows.map(({ suspicions, ...row }) => ({
    ...row,
    isNewPlace: suspicions.includes('new-place'),
    isAfterFailures: suspicions.includes('after-failures'),
  }))
}

export interface BegunBlock {
  readonly kind: BlockKind
  readonly at: Date
  readonly accounts: number | null
  readonly addresses: readonly string[]
}

export async function blocksBegun(ctx: Context, { from, until }: Span): Promise<BegunBlock[]> {
  const rows = await blocks.listBlocks(ctx.db, {
    since: new Date(from.getTime() - 1),
    before: until,
    limit: 1000,
  })
  return rows.map(({ kind, at, accounts, addresses }) => ({ kind, at, accounts, addresses }))
}

/** Session → person, of those that got as far as a person. */
export async function peopleOfSessions(
  ctx: Context,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return signIns.peopleOf(ctx.db, sessionIds)
}
