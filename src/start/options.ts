/** What `npm start` may be told on the command line; everything else is a setting. */
import { parseArgs } from 'node:util'
import { StartFault } from './ports.ts'

export interface StartOptions {
  readonly port: string | undefined
  readonly esiaPort: string | undefined
  readonly data: string | undefined
  readonly profile: string | undefined
  /** An empty portal: no invented people, applications, organisations. */
  readonly noDemo: boolean
}

export function readOptions(args: readonly string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'esia-port': { type: 'string' },
        data: { type: 'string' },
        profile: { type: 'string' },
        'no-demo': { type: 'boolean', default: false },
      },
    })
    return {
      port: values.port,
      esiaPort: values['esia-port'],
      data: values.data,
      profile: values.profile,
      noDemo: values['no-demo'],
    }
  } catch (error) {
    throw new StartFault(
      `${(error as Error).message}\nЕсть: --port N, --esia-port N, --data ПАПКА, --profile production, --no-demo`,
    )
  }
}

/** Options become settings, so that both ways of saying the same meet in one place. */
export function environmentWith(
  options: StartOptions,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const profile = options.profile ?? env['NMO_PROFILE']
  const port = options.port ?? env['PORT']
  const esiaPort = options.esiaPort ?? '8444'
  return {
    ...env,
    ...(profile ? { NMO_PROFILE: profile } : {}),
    ...(port ? { PORT: port } : {}),
    ...(options.data ? { NMO_DATA_DIR: options.data } : {}),
    ...(profile === 'production' ? {} : demoAddresses(port ?? '8443', esiaPort, env)),
  }
}

const demoAddresses = (
  port: string,
  esiaPort: string,
  env: Readonly<Record<string, string | undefined>>,
) => ({
  PUBLIC_ORIGIN: env['PUBLIC_ORIGIN'] ?? `https://localhost:${port}`,
  ESIA_URL: env['ESIA_URL'] ?? `https://localhost:${esiaPort}`,
  ESIA_ISSUER: env['ESIA_ISSUER'] ?? `http://localhost:${esiaPort}/`,
})
