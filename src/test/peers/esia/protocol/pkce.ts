/** PKCE of ЕСИА: only GOST3411, only v2/v3; challenge = base64url of Streebog of the verifier (esia facts §2). */
import { streebog256, streebog512 } from '../../../../platform/crypto/gost/streebog.ts'
import { EsiaError } from './errors.ts'
import type { Parameters } from './parameters.ts'

export function readChallenge(given: Parameters, generation: 1 | 2): string | undefined {
  const method = given.optional('code_challenge_method')
  const challenge = given.optional('code_challenge')
  if (method === undefined && challenge === undefined) return undefined
  if (generation === 1) throw new EsiaError('007038', 'PKCE есть только в v2/v3')
  if (!challenge) throw new EsiaError('007039')
  if (method !== 'GOST3411') throw new EsiaError('007038', '[code_challenge_method]')
  // 43 signs are 256 bits, 86 are 512: the document does not say which it means, so both pass.
  if (!/^[\w-]{43}$|^[\w-]{86}$/.test(challenge)) throw new EsiaError('007038', '[code_challenge]')
  return challenge
}

export function checkVerifier(challenge: string | undefined, verifier: string | undefined): void {
  if (challenge === undefined) {
    if (verifier !== undefined)
      throw new EsiaError('007039', 'code_verifier без code_challenge при запросе кода')
    return
  }
  if (verifier === undefined) throw new EsiaError('007040', 'нет code_verifier')
  if (!/^[\w.~-]{43}$/.test(verifier)) throw new EsiaError('007038', '[code_verifier]')
  const hash = challenge.length === 43 ? streebog256 : streebog512
  if (Buffer.from(hash(Buffer.from(verifier))).toString('base64url') !== challenge)
    throw new EsiaError('007040')
}
