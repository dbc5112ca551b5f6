/** The demo profile: the ЕСИА sandbox beside the portal, and the invented world inside it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoAppKey } from '../demo/app-key.ts'
import { demoAccounts, demoPassword, demoSandboxPeople } from '../demo/people.ts'
import type { Settings } from '../platform/config.ts'
import { startEsiaSandbox, type EsiaSandbox } from '../test/peers/esia/index.ts'
import type { StartedDatabase } from './database.ts'
import { demoEsiaKeys, keepTokenCertificates, withKeys } from './demo-keys.ts'
import { keepDemoWorld } from './demo-world.ts'
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
  readonly appKey: string | null
  readonly stop: () => Promise<void>
}

/** The sandbox first: its keys are settings of everything that follows. */
export async function startDemo(
  settings: Settings,
  database: StartedDatabase,
  options: StartOptions,
  progress: Progress,
): Promise<DemoParts> {
  const { sandbox, known } = await progress.step('Учебная ЕСИА', () => startSandbox(settings))
  try {
    const hasWorld = !options.noDemo && (await keepDemoWorld(known, database, progress))
    return {
      settings: known,
      esia: sandbox.url,
      accounts: hasWorld ? demoAccounts : [],
      password: hasWorld ? demoPassword : null,
      appKey: hasWorld ? demoAppKey : null,
      stop: sandbox.close,
    }
  } catch (error) {
    await sandbox.close()
    throw error
  }
}

async function startSandbox(settings: Settings): Promise<{ sandbox: EsiaSandbox; known: Settings }> {
  const keys = await demoEsiaKeys(settings.NMO_DATA_DIR, new Date())
  const sandbox = await startEsiaSandbox({
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
  })
  const tokenCertificates = [sandbox.tokenCertificatePem, sandbox.tokenGostCertificatePem]
  return {
    sandbox,
    known: withKeys(settings, keys, keepTokenCertificates(settings.NMO_DATA_DIR, tokenCertificates)),
  }
}
