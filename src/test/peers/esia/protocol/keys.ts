/** Keys by which the stand signs tokens: RSA, GOST, and a foreign one for a scenario. */
import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { curves } from '../../../../platform/crypto/gost/curves.ts'
import { selfSignedGost, selfSignedRsa } from '../../../../platform/crypto/gost/certificate.ts'
import { gostPrivateKeyPem, parseGostPrivateKey } from '../../../../platform/crypto/gost/keys.ts'
import { makeGostKey, signGost } from '../../../../platform/crypto/gost/signature.ts'

export type TokenAlgorithm = 'RS256' | 'GOST3410_2012_256'

/** What the state file keeps, so that a restart does not change the certificate clients trust. */
export interface KeptKeys {
  readonly rsaKey: string
  readonly rsaCertificate: string
  readonly gostKey: string
  readonly gostCertificate: string
}

export interface TokenKeys {
  readonly kept: KeptKeys
  readonly sign: (algorithm: TokenAlgorithm, data: string) => Uint8Array
  /** Looks right, but no certificate of the stand fits it. */
  readonly signForeign: (algorithm: TokenAlgorithm, data: string) => Uint8Array
}

const gostSet = '1.2.643.7.1.2.1.1.2'

export function makeKeys(now: Date): KeptKeys {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const gost = makeGostKey(gostSet, curves[gostSet]!)
  // A day earlier, so that a client whose clock is behind accepts the certificate at once.
  const span = { from: new Date(now.getTime() - 86_400_000), years: 10 }
  return {
    rsaKey: rsa.export({ type: 'pkcs8', format: 'pem' }).toString(),
    rsaCertificate: selfSignedRsa(rsa, { commonName: 'Учебный стенд ЕСИА: подпись токенов (RSA)', ...span }),
    gostKey: gostPrivateKeyPem(gost),
    gostCertificate: selfSignedGost(gost, {
      commonName: 'Учебный стенд ЕСИА: подпись токенов (ГОСТ)',
      ...span,
    }),
  }
}

export function openKeys(kept: KeptKeys): TokenKeys {
  const own = signerOf(createPrivateKey(kept.rsaKey), kept.gostKey)
  let foreign: ReturnType<typeof signerOf> | undefined
  return {
    kept,
    sign: own,
    signForeign: (algorithm, data) => {
      foreign ??= signerOf(
        generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
        gostPrivateKeyPem(makeGostKey(gostSet, curves[gostSet]!)),
      )
      return foreign(algorithm, data)
    },
  }
}

function signerOf(rsa: KeyObject, gostPem: string) {
  const gost = parseGostPrivateKey(gostPem)
  return (algorithm: TokenAlgorithm, data: string): Uint8Array =>
    algorithm === 'RS256' ? sign('sha256', Buffer.from(data), rsa) : signGost(gost, Buffer.from(data))
}
