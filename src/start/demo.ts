/** The demo profile: the ЕСИА sandbox beside the portal, and the invented world inside it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoAccounts, demoPassword, demoSandboxPeople } from '../demo/people.ts'
import type { Settings } from '../platform/config.ts'
import { startEsiaSandbox } from '../test/peers/esia/index.ts'
import type { StartedDatabase } from './database.ts'
import { demoEsiaKeys, keepTokenCertificates } from './demo-keys.ts'
import type { StartOptions } from './options.ts'
import { tlsOf } from './process.ts'
import type { Progress } from './progress.ts'
import type { SummaryFacts } from './summary.ts'

export interface DemoParts {
  /** With the keys and certificates of the sandbox. */
  readonly settings: Settings
  readonly esia: string
  readonly accounts: SummaryFacts['accounts']
  readonly password: string | null
  readonly stop: () => Promise<void>
}

export async function startDemo(
  settings: Settings,
  _database: StartedDatabase,
  options: StartOptions,
  progress: Progress,
): Promise<DemoParts> {
  const keys = await demoEsiaKeys(settings.NMO_DATA_DIR, new Date())
  const sandbox = await progress.step('Учебная ЕСИА', async () =>
    startEsiaSandbox({
      port: Number(new URL(settings.ESIA_URL).port || 443),
      host: settings.HOST,
      tls: await tlsOf(settings),
      publicUrl: settings.ESIA_URL,
      issuer: settings.ESIA_ISSUER,
      stateFile: join(settings.NMO_DATA_DIR, 'esia', 'state.json'),
      people: demoSandboxPeople(),
      clients: [
        {
          mnemonic: settings.ESIA_CLIENT_ID,
          name: 'Портал НМО',
          certificates: [readFileSync(keys.certificateFile, 'utf8')],
          redirectUris: [new URL('/sign-in/esia/callback', settings.PUBLIC_ORIGIN).href],
          siteUrl: `${new URL(settings.PUBLIC_ORIGIN).origin}/`,
          tokenAlgorithm: 'RS256',
        },
      ],
    }),
  )
  const tokenCertificates = keepTokenCertificates(settings.NMO_DATA_DIR, [
    sandbox.tokenCertificatePem,
    sandbox.tokenGostCertificatePem,
  ])
  return {
    settings: {
      ...settings,
      ESIA_KEY_FILE: keys.keyFile,
      ESIA_CERT_FILE: keys.certificateFile,
      ESIA_TOKEN_CERT_FILES: tokenCertificates,
      ESIA_SIGNER: 'rsa',
    },
    esia: sandbox.url,
    accounts: options.noDemo ? [] : demoAccounts,
    password: options.noDemo ? null : demoPassword,
    stop: sandbox.close,
  }
}
