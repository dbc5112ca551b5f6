/** C5: recovery codes: shown once, kept as hashes, each good once; the owner learns of each use and when few are left. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import * as contract from '../../contract.ts'
import { codeFrom, codesAtOnce, readCode, written } from '../../domain/recovery-codes.ts'
import * as people from '../../store/people.ts'
import * as store from '../../store/recovery-codes.ts'
import { codePause, codesPaused, countCodeFailure } from '../count-failure.ts'
import { readFactors } from './read-factors.ts'

const macOf = (ctx: Context, personId: string, code: string): string =>
  ctx.services.keyed('recovery-code', `${personId}/${code}`)

export async function makeRecoveryCodes(
  ctx: Context,
): Promise<{ codes: string[]; factors: contract.Factors }> {
  const codes = Array.from({ length: codesAtOnce }, () =>
    codeFrom(Buffer.from(ctx.services.random.token(16), 'base64url')),
  )
  await ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    // Two clicks at once: the later list is the whole list.
    await people.lockPerson(tx.db, 'id', personId)
    const macs = codes.map((code) => macOf(tx, personId, code))
    await store.replaceCodes(tx.db, personId, macs, tx.now)
    await tx.record({ subjectId: personId, object: { kind: 'recovery-codes', id: personId } })
    await tx.publish(contract.factorsChanged, { personId, change: 'recovery-codes-made' })
  })
  return { codes: codes.map(written), factors: await readFactors(ctx) }
}

/** Looked at before the act, spent in it. A refusal is returned, not thrown: what it counted must be kept. */
export async function judgeRecoveryCode(
  tx: Context,
  who: { readonly personId: string; readonly isKnownDevice: boolean },
  typed: string,
): Promise<Problem | { readonly mac: string }> {
  await people.lockPerson(tx.db, 'id', who.personId)
  const wait = await codePause(tx, who)
  if (wait > 0) return codesPaused(wait)
  const code = readCode(typed)
  const mac = code && macOf(tx, who.personId, code)
  const row = mac ? await store.findCode(tx.db, who.personId, mac) : undefined
  if (mac && row) return row.used_at ? new Problem(contract.recoveryCodeUsed) : { mac }
  await countCodeFailure(tx, who)
  return new Problem(contract.recoveryCodeWrong)
}

export async function spendRecoveryCode(tx: Context, personId: string, mac: string): Promise<void> {
  if (!(await store.spendCode(tx.db, personId, mac, tx.now))) throw new Problem(contract.recoveryCodeUsed)
  const left = (await store.codesOf(tx.db, personId))?.left ?? 0
  await tx.publish(contract.factorsChanged, { personId, change: 'recovery-code-used', left })
}
