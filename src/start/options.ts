/** What `npm start` may be told on the command line; everything else is a setting. */
import { parseArgs } from 'node:util'
import { StartFault } from './faults.ts'

export interface StartOptions {
  readonly port: string | undefined
  readonly esiaPort: string | undefined
  readonly data: string | undefined
  readonly profile: string | undefined
  /** An empty portal: no invented people, applications, organisations. */
  readonly noDemo: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

const usage = `Есть: --port N, --esia-port N, --data ПАПКА, --profile demo|production, --no-demo`

export function readOptions(args: readonly string[]): StartOptions {
  const { values } = parse(args)
  for (const [name, value] of [
    ['--port', values.port],
    ['--esia-port', values['esia-port']],
  ]) {
    if (value !== undefined && !isPort(value))
      throw new StartFault(`${name} ${value}: нужен номер порта от 1 до 65535`)
  }
  if (values.port !== undefined && values.port === (values['esia-port'] ?? '8444')) {
    throw new StartFault(
      'Портал и учебная ЕСИА не могут делить один порт: задайте разные --port и --esia-port',
    )
  }
  return {
    port: values.port,
    esiaPort: values['esia-port'],
    data: values.data,
    profile: values.profile,
    noDemo: values['no-demo'],
  }
}

const isPort = (text: string): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'esia-port': { type: 'string' },
        data: { type: 'string' },
        profile: { type: 'string' },
        'no-demo': { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    const named = /'([^']+)'/.exec((error as Error).message)?.[1] ?? ''
    throw new StartFault(`Не понимаю «${named}». ${usage}`, { cause: error })
  }
}

/** Options become settings, so that both ways of saying the same meet in one place. */
export function environmentWith(options: StartOptions, env: Environment): Environment {
  const profile = options.profile ?? env['NMO_PROFILE']
  const port = options.port ?? env['PORT']
  return {
    ...env,
    ...(profile ? { NMO_PROFILE: profile } : {}),
    ...(port ? { PORT: port } : {}),
    ...(options.data ? { NMO_DATA_DIR: options.data } : {}),
    ...(profile === 'production' ? {} : demoAddresses(port ?? '8443', options.esiaPort, env)),
  }
}

/** A port said on the command line outweighs an address in the environment. */
function demoAddresses(port: string, esiaPort: string | undefined, env: Environment) {
  const said = (name: string) => (esiaPort ? undefined : env[name])
  return {
    PUBLIC_ORIGIN: env['PUBLIC_ORIGIN'] ?? `https://localhost:${port}`,
    ESIA_URL: said('ESIA_URL') ?? `https://localhost:${esiaPort ?? '8444'}`,
    ESIA_ISSUER: said('ESIA_ISSUER') ?? `http://localhost:${esiaPort ?? '8444'}/`,
  }
}
