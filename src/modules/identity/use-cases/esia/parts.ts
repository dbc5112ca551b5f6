/** The keys of our talk with ЕСИА: our signer, the certificates it may sign tokens with, and the rest after failures. */
import { readFileSync, statSync } from 'node:fs'
import type { Settings } from '../../../../platform/config.ts'
import { parseCertificate, type ClientCertificate } from '../../../../platform/crypto/gost/certificate.ts'
import { opensslGostSigner, rsaSigner, type RequestSigner } from '../../../../platform/crypto/signer.ts'
import { createBreaker, type Breaker } from '../../../../platform/messages/breaker.ts'
import { Problem } from '../../../../platform/problem.ts'
import type { Services } from '../../../../platform/services.ts'
import { esiaCallbackPath, esiaRefusals } from '../../contract.ts'
import { esiaTimestamp, scopeOf, type AuthorizationFacts } from '../../domain/esia/request.ts'

export interface EsiaParts {
  readonly signer: RequestSigner
  /** Read again when a file changes: ЕСИА renews its keys overnight, and nobody should have to restart us. */
  readonly trusted: () => readonly ClientCertificate[]
  readonly breaker: Breaker
  readonly redirectUri: string
}

const made = new WeakMap<Services, EsiaParts>()

export function esiaParts(services: Services): EsiaParts {
  const known = made.get(services)
  if (known) return known
  const { settings } = services
  const parts: EsiaParts = {
    signer: signerOf(settings),
    trusted: trustedOf(settings),
    breaker: createBreaker('esia'),
    redirectUri: new URL(esiaCallbackPath, settings.PUBLIC_ORIGIN).href,
  }
  made.set(services, parts)
  return parts
}

/** What every signed request says. */
export const requestFacts = (
  services: Services,
  { state, now }: { readonly state: string; readonly now: Date },
): AuthorizationFacts => ({
  clientId: services.settings.ESIA_CLIENT_ID,
  scope: scopeOf({ organisations: services.settings.ESIA_ORGANISATIONS === 'on' }),
  timestamp: esiaTimestamp(now),
  state,
  redirectUri: esiaParts(services).redirectUri,
})

function signerOf({
  ESIA_SIGNER,
  ESIA_KEY_FILE: keyFile,
  ESIA_CERT_FILE: certificateFile,
}: Settings): RequestSigner {
  if (!keyFile || !certificateFile) {
    throw new Problem(esiaRefusals.setup, { detail: 'Не заданы ESIA_KEY_FILE и ESIA_CERT_FILE' })
  }
  return ESIA_SIGNER === 'openssl-gost'
    ? opensslGostSigner({ keyFile, certificateFile })
    : rsaSigner({
        keyPem: readFileSync(keyFile, 'utf8'),
        certificatePem: readFileSync(certificateFile, 'utf8'),
      })
}

function trustedOf(settings: Settings): EsiaParts['trusted'] {
  const paths = (settings.ESIA_TOKEN_CERT_FILES ?? '')
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '')
  let seen = ''
  let certificates: readonly ClientCertificate[] = []
  return () => {
    const stamp = paths.map((path) => `${path}:${statSync(path).mtimeMs}`).join()
    if (stamp !== seen) {
      certificates = paths.flatMap((path) => certificatesIn(readFileSync(path, 'utf8')))
      seen = stamp
    }
    return certificates
  }
}

/** A file may hold the old and the new certificate together. */
const certificatesIn = (pem: string): ClientCertificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []).map((one) =>
    parseCertificate(one),
  )
