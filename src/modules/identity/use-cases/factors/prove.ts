/** C5, G3: a second step is proved by whatever the person gives; failures of every kind are counted together. */
import type { Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import type { Factor } from '../../../../platform/session/life.ts'
import * as contract from '../../contract.ts'
import type { Choice } from '../../domain/factors.ts'
import { judgeTotp } from '../../domain/totp.ts'
import * as store from '../../store/factors.ts'
import { checkCode, spendCode } from '../consume-code.ts'
import { codePause, codesPaused, countCodeFailure } from '../count-failure.ts'
import { judgePasskey } from './judge-passkey.ts'
import type { PasskeyPurpose } from './passkey-questions.ts'
import { judgeRecoveryCode, spendRecoveryCode } from './recovery-codes.ts'

export interface ProofCheck {
  readonly personId: string
  /** What a code by message was issued for. */
  readonly purpose: string
  readonly payloadHash: string
  /** What a passkey was asked for. */
  readonly passkeyFor: PasskeyPurpose
  readonly isKnownDevice: boolean
  /** What is open to this person now: a proof of any other kind is refused, right or wrong. */
  readonly choice: Choice
  readonly proof: contract.ProofGiven
}

/** To be called in the transaction of the act that was proved: a code by message is spent only if the act is done. */
export type Spend = (tx: Context) => Promise<Factor>

/** Before that transaction: what is counted must outlive a refusal, and two connections at once would starve a crowd. */
export async function prove(ctx: Context, check: ProofCheck): Promise<Spend> {
  const { proof, personId, purpose, payloadHash, choice } = check
  if (proof.by === 'app') {
    if (!choice.app) throw new Problem(contract.factorNotYours)
    const refused = await ctx.apart((tx) => judgeApp(tx, check, proof.code))
    if (refused) throw refused
    return () => Promise.resolve('app')
  }
  if (proof.by === 'passkey') {
    if (!choice.passkey) throw new Problem(contract.factorNotYours)
    const { challengeId, answer } = proof
    const judged = await ctx.apart((tx) =>
      judgePasskey(tx, { purpose: check.passkeyFor, challengeId, answer }),
    )
    if (judged instanceof Problem) throw judged
    if (judged.personId !== personId) throw new Problem(contract.passkeyUnknown)
    return () => Promise.resolve('passkey')
  }
  if (proof.by === 'recovery-code') {
    if (!choice.recoveryCode) throw new Problem(contract.factorNotYours)
    const judged = await ctx.apart((tx) => judgeRecoveryCode(tx, check, proof.code))
    if (judged instanceof Problem) throw judged
    return async (tx) => {
      await spendRecoveryCode(tx, personId, judged.mac)
      return 'recovery-code'
    }
  }
  const { challengeId, code } = proof
  await checkCode(ctx, { challengeId, code, purpose, personId, payloadHash })
  return async (tx) => {
    const channel = await spendCode(tx, challengeId)
    // Chosen since the code was sent: it opens nothing any more.
    if (!choice.ways.some((way) => way.channel === channel)) throw new Problem(contract.channelNotYours)
    return channel
  }
}

/**
 * A refusal is returned, not thrown: what it counted must be kept. The step is spent here too, apart from the act:
 * a code that was said once is worth nothing again, whatever became of the act.
 */
async function judgeApp(tx: Context, check: ProofCheck, code: string): Promise<Problem | null> {
  const { personId, isKnownDevice } = check
  const row = await store.lockApp(tx.db, personId)
  if (!row) return new Problem(contract.factorNotYours)
  const wait = await codePause(tx, { personId, isKnownDevice })
  if (wait > 0) return codesPaused(wait)
  const secret = await tx.services.personSeal.open(
    tx.db,
    { personId, what: 'authenticator', id: row.id },
    row.sealed,
  )
  const lastStep = row.last_step === null ? null : Number(row.last_step)
  const step = judgeTotp(secret, code, { now: tx.now, lastStep })
  if (step === 'used') return new Problem(contract.codeUsed)
  if (step === 'wrong') {
    await countCodeFailure(tx, { personId, isKnownDevice })
    return new Problem(contract.codeWrong, {
      detail: 'Проверьте, что это код портала НМО и что часы телефона идут верно',
    })
  }
  await store.spendStep(tx.db, row.id, step, tx.now)
  return null
}
