/** G5: an attack is recognised by what is alike in its attempts, and a block of growing length begins with its evidence. */
import type { Context } from '../../../platform/context.ts'
import type { BlockKind } from '../contract.ts'
import { blockWords } from '../contract.ts'
import { allowed, rung, windowOf, type Limits } from '../domain/limits.ts'
import * as blocks from '../store/blocks.ts'
import * as limits from '../store/limits.ts'

export interface Beginning {
  readonly scope: string
  readonly key: string
  readonly kind: BlockKind
  readonly personId: string | null
  readonly seconds: number
  readonly failures: number
  readonly accounts?: number
  readonly since: Date
  readonly addresses: readonly string[]
}

export async function begin(tx: Context, b: Beginning): Promise<string> {
  const id = tx.services.random.uuid()
  await blocks.insertBlock(tx.db, {
    id,
    scope: b.scope,
    key: b.key,
    kind: b.kind,
    person_id: b.personId,
    reason: blockWords[b.kind],
    at: tx.now,
    until: new Date(tx.now.getTime() + b.seconds * 1000),
    failures: b.failures,
    accounts: b.accounts ?? null,
    since: b.since,
    addresses: [...b.addresses],
  })
  return id
}

interface FromAddress {
  readonly loginHash: string
  readonly ip: string
  readonly network: string
}

/** Many failures, or failures on many accounts, from one address or from its neighbours. */
export async function judgeAddress(tx: Context, rules: Limits, from: FromAddress): Promise<void> {
  const { failures, accounts, networkFactor, pauses, accountsPauses } = rules.address
  const places = [
    { column: 'address', key: from.ip, scope: 'ip', factor: 1 },
    { column: 'network', key: from.network, scope: 'network', factor: networkFactor },
  ] as const
  for (const { column, key, scope, factor } of places) {
    const counted = await limits.count(tx.db, { scope, key }, windowOf(scope, rules), tx.now)
    const logins = await limits.countLogins(tx.db, key, from.loginHash, tx.now)
    if (counted.count < failures * factor && logins < accounts * factor) continue
    const limit = await crowdAt(tx, rules, column, key)
    const isSpray = logins >= limit(accounts * factor)
    if (!isSpray && counted.count < limit(failures * factor)) continue
    const at = { scope: isSpray ? 'spray' : scope, key }
    // Guesses that were under way when the block began begin no second one.
    if (await blocks.holding(tx.db, [at], tx.now)) continue
    await begin(tx, {
      ...at,
      kind: isSpray ? 'spray' : 'address',
      personId: null,
      seconds: rung(isSpray ? accountsPauses : pauses, await blocks.earlier(tx.db, at, tx.now)),
      failures: counted.count,
      accounts: logins,
      since: counted.since,
      addresses: [key],
    })
  }
}

/** Asked only when the base limit is reached: a shared address may fail more, by a share of who is known there. */
async function crowdAt(
  tx: Context,
  rules: Limits,
  column: 'address' | 'network',
  value: string,
): Promise<(base: number) => number> {
  const { sharedDays, sharedPercent } = rules.address
  const since = new Date(tx.now.getTime() - sharedDays * 86_400_000)
  const people = await limits.peopleAt(tx.db, { column, value }, since)
  return (base) => allowed(base, people, sharedPercent)
}

/** One password on many accounts, from however many addresses. */
export async function judgePassword(
  tx: Context,
  rules: Limits,
  attempt: { readonly loginHash: string; readonly passwordMac: string | null },
): Promise<void> {
  const { loginHash, passwordMac: mac } = attempt
  if (!mac) return
  const accounts = await limits.countPasswords(tx.db, mac, loginHash, tx.now)
  const at = { scope: 'password', key: mac }
  if (accounts < rules.onePassword.accounts || (await blocks.holding(tx.db, [at], tx.now))) return
  await begin(tx, {
    ...at,
    kind: 'one-password',
    personId: null,
    seconds: rung(rules.onePassword.pauses, await blocks.earlier(tx.db, at, tx.now)),
    failures: accounts,
    accounts,
    since: new Date(tx.now.getTime() - 86_400_000),
    addresses: await limits.addressesOfPassword(tx.db, mac),
  })
}
