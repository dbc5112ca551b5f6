/** What a request of xAPI asks: its version, its parameters, and the alternate syntax of 1.0.3. */
import type { FastifyRequest } from 'fastify'
import { Problem } from '../../../platform/problem.ts'
import { xapiInvalid, type Speaks } from '../contract.ts'

export interface Asking {
  readonly method: string
  readonly params: ReadonlyMap<string, string>
  readonly header: (name: string) => string | undefined
  readonly body: Buffer
  readonly contentType: string
}

const invalid = (detail: string): Problem => new Problem(xapiInvalid, { detail })

function readForm(text: string, where: string): Map<string, string> {
  const params = new Map<string, string>()
  for (const piece of text.split('&')) {
    if (piece === '') continue
    const at = piece.indexOf('=')
    const [name, value] = at < 0 ? [piece, ''] : [piece.slice(0, at), piece.slice(at + 1)]
    const decode = (one: string): string => {
      try {
        return decodeURIComponent(one.replaceAll('+', ' '))
      } catch {
        throw invalid(`${where} не разобрать`)
      }
    }
    if (params.has(decode(name))) throw invalid(`Параметр ${decode(name)} назван дважды`)
    params.set(decode(name), decode(value))
  }
  return params
}

/** Names in small letters of what a form may bring instead of headers (1.0.3 part 3 §1.3). */
const formHeaders = [
  'authorization',
  'x-experience-api-version',
  'content-type',
  'content-length',
  'if-match',
  'if-none-match',
  'accept',
  'accept-language',
  'accept-encoding',
]

const methods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE']

function fromForm(asking: Asking): Asking {
  const method = asking.params.get('method') ?? ''
  if (!methods.includes(method)) throw invalid('method: GET, HEAD, PUT, POST или DELETE')
  if (asking.params.size > 1) throw invalid('В адресе только method: остальное — в форме')
  if (!/^application\/x-www-form-urlencoded\b/i.test(asking.contentType))
    throw invalid('Нужна форма application/x-www-form-urlencoded')
  const form = readForm(asking.body.toString('utf8'), 'Форму')
  const said = new Map([...form].map(([name, value]) => [name.toLowerCase(), value]))
  const content = form.get('content')
  if (content === undefined && (method === 'PUT' || method === 'POST'))
    throw invalid('В форме нет поля content')
  const header = (name: string) => {
    if (formHeaders.includes(name) && said.has(name)) return said.get(name)
    return name === 'content-type' ? 'application/json' : asking.header(name)
  }
  const params = new Map(
    [...form].filter(([name]) => name !== 'content' && !formHeaders.includes(name.toLowerCase())),
  )
  return {
    method,
    params,
    header,
    body: Buffer.from(content ?? ''),
    contentType: header('content-type') ?? '',
  }
}

export function askingOf(request: FastifyRequest): Asking {
  const target = request.raw.url ?? ''
  const at = target.indexOf('?')
  const header = (name: string) => {
    const value = request.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
  const asking: Asking = {
    method: request.method,
    params: readForm(at < 0 ? '' : target.slice(at + 1), 'Адрес'),
    header,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    contentType: header('content-type') ?? '',
  }
  const isAlternate = asking.method === 'POST' && asking.params.has('method')
  return isAlternate ? fromForm(asking) : asking
}

/** The version that the caller speaks; undefined: none that is known here. */
export function versionOf({ header }: Asking): Speaks | undefined {
  const said = header('x-experience-api-version') ?? ''
  if (/^1\.0(?:\.\d{1,3})?$/.test(said)) return '1.0.3'
  return /^2\.0(?:\.\d{1,3})?$/.test(said) ? '2.0.0' : undefined
}
