/** C5: the answer of a passkey: the question is ours and fresh, the origin is ours, the person was verified, the count goes up. */
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import * as contract from '../../contract.ts'
import * as store from '../../store/passkeys.ts'
import { handleOf, siteOf, type PasskeyPurpose } from './passkey-questions.ts'

export interface PasskeyCheck {
  readonly purpose: PasskeyPurpose
  readonly challengeId: string
  readonly answer: contract.PasskeyAnswer
}

/**
 * Whose key it was. In a transaction of its own; a refusal is returned, not thrown: the question is spent by its first
 * answer, right or wrong, and a copied key stays marked.
 */
export async function judgePasskey(
  tx: Context,
  check: PasskeyCheck,
): Promise<Problem | { personId: string }> {
  const { purpose, answer } = check
  const asked = await store.takeChallenge(tx.db, {
    id: check.challengeId,
    sessionId: tx.actor.sessionId ?? '',
    purpose,
  })
  if (!asked || asked.expires_at <= tx.now) return new Problem(contract.passkeyLate)
  const key = await store.lockByCredential(tx.db, answer.id)
  if (!key || (asked.person_id !== null && key.person_id !== asked.person_id))
    return new Problem(contract.passkeyUnknown)
  const { userHandle } = answer.response
  // The handle is what the device believes whose key it is; a foreign one is a key moved to another row.
  if (userHandle !== undefined && userHandle !== handleOf(tx, key.person_id))
    return new Problem(contract.passkeyRefused)
  const count = await verify(tx, asked.challenge, key, answer)
  if (count === null) return new Problem(contract.passkeyRefused)
  if (key.suspected_at) return new Problem(contract.passkeyCopied)
  const before = Number(key.sign_count)
  if ((count > 0 || before > 0) && count <= before) {
    await store.suspectPasskey(tx.db, key.id, tx.now)
    await tx.publish(contract.factorsChanged, { personId: key.person_id, change: 'passkey-suspected' })
    return new Problem(contract.passkeyCopied)
  }
  await store.usePasskey(tx.db, key.id, count, tx.now)
  return { personId: key.person_id }
}

/** The count of signatures that the key says; null when anything at all is not as it must be. */
async function verify(
  tx: Context,
  challenge: string,
  key: store.PasskeyRow,
  answer: contract.PasskeyAnswer,
): Promise<number | null> {
  const { origin, rpId } = siteOf(tx)
  const { userHandle, ...response } = answer.response
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, response: { ...response, ...(userHandle ? { userHandle } : {}) } },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      // Zero, so that the library leaves the count to us: a copied key must be told from a wrong signature.
      credential: { id: key.credential_id, publicKey: new Uint8Array(key.public_key), counter: 0 },
    })
    return verified && authenticationInfo.userVerified ? authenticationInfo.newCounter : null
  } catch (error) {
    tx.log.info({ err: error, request: tx.requestId }, 'passkey refused')
    return null
  }
}
