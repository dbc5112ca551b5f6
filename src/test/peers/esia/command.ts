/** `nmo sandbox …`: registers systems on the stand, starts it by itself, lists its people. */
import { readFileSync } from 'node:fs'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { startEsiaSandbox } from './index.ts'
import { ClientFault, toClient, type NewClient } from './model/client.ts'
import { fullName } from './model/person.ts'
import { PersonFault } from './model/new-person.ts'
import { formatSnils, isSnils } from './model/snils.ts'
import { fileClient, filedClients, readState, StateFault } from './model/state-file.ts'

export interface SandboxCommandContext {
  /** Of the running stand: `data/esia/state.json` under `npm start`. */
  readonly stateFile: string
  readonly write: (text: string) => void
  /** For `start` without `--http`. */
  readonly tls: () => Promise<{ readonly key: string; readonly cert: string }>
  /** Ends `start`. */
  readonly signal: AbortSignal
}

export const sandboxUsage = `Стенд ЕСИА:
  nmo sandbox start [--http] [--port 8444] [--host localhost] [--as СНИЛС] [--issuer АДРЕС]
  nmo sandbox client add МНЕМОНИКА --certificate cert.pem --redirect АДРЕС
      [--redirect ЕЩЁ] [--site АДРЕС] [--name НАЗВАНИЕ] [--scope «openid fullname»]
      [--tokens RS256|GOST3410_2012_256] [--no-refresh] [--no-v1] [--api-key UUID]
  nmo sandbox client list
  nmo sandbox person list
Общее: --state ФАЙЛ — файл стенда
`

class UsageFault extends Error {}

/** The exit code; faults of the caller are told in words, not thrown. */
export async function sandboxCommand(
  args: readonly string[],
  context: SandboxCommandContext,
): Promise<number> {
  try {
    await run(args, context)
    return 0
  } catch (error) {
    const known = [UsageFault, ClientFault, PersonFault, StateFault].some((kind) => error instanceof kind)
    const system = error as NodeJS.ErrnoException
    if (known) context.write(`${system.message}\n`)
    else if (system.code === 'EADDRINUSE') context.write('Порт занят. Выберите другой: --port\n')
    else if (system.code === 'ENOENT') context.write(`Файла ${system.path} нет\n`)
    else if (system.code?.startsWith('ERR_PARSE_ARGS')) context.write(`${system.message}\n${sandboxUsage}`)
    else throw error
    return 1
  }
}

function run([what, verb, ...rest]: readonly string[], context: SandboxCommandContext): Promise<void> | void {
  switch ([what, what === 'start' ? '' : verb].filter(Boolean).join(' ')) {
    case 'start':
      return start([verb ?? [], rest].flat(), context)
    case 'client add':
      return addClient(rest, context)
    case 'client list':
      return listClients(rest, context)
    case 'person list':
      return listPeople(rest, context)
    default:
      throw new UsageFault(sandboxUsage)
  }
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const many = { type: 'string', multiple: true } as const

const parse = <T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) =>
  parseArgs({ args: [...args], options: { ...options, state: text }, allowPositionals: true })

async function start(args: readonly string[], context: SandboxCommandContext): Promise<void> {
  const { values } = parse(args, { http: flag, port: text, host: text, as: text, issuer: text })
  const port = Number(values.port ?? 8444)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageFault(`Порт ${values.port} — не число от 0 до 65535`)
  if (values.as !== undefined && !isSnils(values.as))
    throw new UsageFault(`СНИЛС ${values.as}: контрольное число не сходится`)
  const stand = await startEsiaSandbox({
    port,
    host: values.host ?? 'localhost',
    stateFile: values.state ?? context.stateFile,
    tls: values.http ? undefined : await context.tls(),
    asSnils: values.as,
    issuer: values.issuer,
    onMessage: (one) => context.write(`${one.channel === 'sms' ? 'СМС' : 'Письмо'} ${one.to}: ${one.text}\n`),
  })
  context.write(
    `Учебная ЕСИА: ${stand.url}\nИздатель токенов: ${stand.issuer}\nСертификаты: ${stand.url}/public/esia.zip\n`,
  )
  if (values.as !== undefined) {
    const person = stand.person(values.as)
    context.write(
      `Входит без страниц: ${person ? fullName(person) : ''} ${formatSnils(values.as.replace(/\D/g, ''))}\n`,
    )
  }
  await new Promise<void>((resolve) => {
    if (context.signal.aborted) return resolve()
    context.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await stand.close()
}

function addClient(args: readonly string[], context: SandboxCommandContext): void {
  const { values, positionals } = parse(args, {
    certificate: many,
    redirect: many,
    site: text,
    name: text,
    scope: text,
    tokens: text,
    'no-refresh': flag,
    'no-v1': flag,
    'api-key': many,
  })
  const [mnemonic, ...extra] = positionals
  if (mnemonic === undefined || extra.length > 0)
    throw new UsageFault(`Нужна одна мнемоника\n${sandboxUsage}`)
  const { tokens } = values
  if (tokens !== undefined && tokens !== 'RS256' && tokens !== 'GOST3410_2012_256') {
    throw new UsageFault(`Подпись токенов — RS256 или GOST3410_2012_256, а не ${tokens}`)
  }
  const client: NewClient = {
    mnemonic,
    name: values.name,
    certificates: (values.certificate ?? []).map((file) => readFileSync(file, 'utf8')),
    redirectUris: values.redirect ?? [],
    siteUrl: values.site,
    scopes: values.scope?.split(/\s+/).filter(Boolean),
    tokenAlgorithm: tokens,
    refreshTokens: values['no-refresh'] ? false : undefined,
    legacy: values['no-v1'] ? false : undefined,
    apiKeys: values['api-key'],
  }
  const known = toClient(client) // tells what is wrong before anything is written
  fileClient(values.state ?? context.stateFile, client)
  const hashes = known.certificates.map(
    (one) => `${one.kind === 'gost' ? 'ГОСТ' : 'RSA'} ${one.subject}: ${one.hash}`,
  )
  context.write(`Система ${mnemonic} записана. client_certificate_hash:\n${hashes.join('\n')}\n`)
}

function listClients(args: readonly string[], context: SandboxCommandContext): void {
  const { values } = parse(args, {})
  const clients = filedClients(values.state ?? context.stateFile)()
  for (const one of clients) context.write(`${one.mnemonic}  ${one.redirectUris.join(' ')}\n`)
  if (clients.length === 0) context.write('Командой ещё не добавлено ни одной системы\n')
}

function listPeople(args: readonly string[], context: SandboxCommandContext): void {
  const { values } = parse(args, {})
  const people = readState(values.state ?? context.stateFile).people ?? []
  for (const one of people) {
    const gone = one.status === 'DELETED' ? '  удалён' : ''
    context.write(
      `${one.oid}  ${formatSnils(one.snils)}  ${fullName(one)}  ${one.level}  ${one.mobile}  ${one.email}${gone}\n`,
    )
  }
  if (people.length === 0) context.write('Людей ещё нет: стенд заводит их при первом запуске\n')
}
