/** A request of xAPI as its use cases see it, and the answer to it; how parameters of the address are read. */
import type { SessionGuard } from '../../../platform/session-guard.ts'
import { Problem } from '../../../platform/problem.ts'
import { limits, xapiForbidden, xapiInvalid, type Scope } from '../contract.ts'
import { isRecord, type Json, type XapiVersion } from '../domain/check.ts'
import { agentKeyOf } from '../domain/mentions.ts'
import { may, type Speaker } from '../domain/speaker.ts'
import { faultsOfAgent, type Fault } from '../domain/statement.ts'
import { isIri, isUuid, readInstant } from '../domain/values.ts'

export interface Asked {
  /** Rules that lie on this session. */
  readonly guard: SessionGuard | undefined
  readonly speaker: Speaker
  readonly version: XapiVersion
  readonly params: ReadonlyMap<string, string>
  readonly header: (name: string) => string | undefined
  readonly body: Buffer
  /** With its parameters; empty when nothing was said. */
  readonly contentType: string
  /** Of what was said without a line and comes in later. */
  readonly saidAt?: Date
}

export interface Answer {
  readonly status: 200 | 204
  readonly type?: string
  readonly body?: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

export const nothing: Answer = { status: 204 }

export const json = (value: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
  headers,
})

export const wrong = (field: string, message: string): Problem =>
  new Problem(xapiInvalid, { errors: [{ field, message }] })

/** The first of many faults tell enough. */
export const wrongAll = (faults: readonly Fault[]): Problem =>
  new Problem(xapiInvalid, { errors: faults.slice(0, 50) })

export function demand(speaker: Speaker, ...anyOf: readonly Scope[]): void {
  if (!anyOf.some((scope) => may(speaker, scope))) throw new Problem(xapiForbidden)
}

function needed(asked: Asked, name: string): string {
  const value = asked.params.get(name)
  if (value === undefined) throw wrong(name, 'Не хватает параметра')
  return value
}

export function optional<T>(asked: Asked, name: string, read: (value: string) => T): T | null {
  const value = asked.params.get(name)
  return value === undefined ? null : read(value)
}

export function activityId(asked: Asked): string {
  const value = needed(asked, 'activityId')
  if (!isIri(value)) throw wrong('activityId', 'Нужен IRI')
  return value
}

export const uuidOf =
  (name: string) =>
  (value: string): string => {
    if (!isUuid(value)) throw wrong(name, 'Нужен UUID')
    return value.toLowerCase()
  }

export const instantOf =
  (name: string) =>
  (value: string): number => {
    const at = readInstant(value)
    if (at === null) throw wrong(name, 'Нужны дата и время по RFC 3339')
    return at
  }

export const flagOf =
  (name: string) =>
  (value: string): boolean => {
    if (value !== 'true' && value !== 'false') throw wrong(name, 'Нужно true или false')
    return value === 'true'
  }

export const iriOf =
  (name: string) =>
  (value: string): string => {
    if (!isIri(value)) throw wrong(name, 'Нужен IRI')
    return value
  }

/** A word that names a document. */
export const nameOf =
  (name: string) =>
  (value: string): string => {
    if (value === '' || value.length > 2000 || /\p{Cc}/u.test(value)) throw wrong(name, 'Не годится как имя')
    return value
  }

export interface Who {
  readonly agent: Json
  readonly key: string
}

/** Written as JSON; a session names nobody but its learner. */
export function agentOf(asked: Asked, value: string = needed(asked, 'agent')): Who {
  const agent = parseJson(value, 'agent')
  const faults = faultsOfAgent(asked.version, agent, 'agent')
  if (faults.length > 0) throw wrongAll(faults)
  const key = isRecord(agent) ? agentKeyOf(agent) : null
  if (!isRecord(agent) || key === null) throw wrong('agent', 'Безымянную группу не найти')
  const { limit } = asked.speaker
  if (limit && limit.actorKey !== key) throw new Problem(xapiForbidden, { detail: 'Другой человек' })
  return { agent, key }
}

/** Lists in objects in lists, deeper than anybody means, would exhaust whoever walks through them. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let isInString = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (isInString) {
      if (c === 0x5c) i++
      else if (c === 0x22) isInString = false
    } else if (c === 0x22) isInString = true
    else if (c === 0x5b || c === 0x7b) {
      if (++depth > limits.depth) return true
    } else if (c === 0x5d || c === 0x7d) depth--
  }
  return false
}

export function parseJson(text: string, field: string): unknown {
  if (isTooDeep(text)) throw wrong(field, 'Слишком много вложений')
  try {
    return JSON.parse(text)
  } catch {
    throw wrong(field, 'Не JSON')
  }
}

export function readUtf8(bytes: Uint8Array, field: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw wrong(field, 'Не UTF-8')
  }
}

export const mediaType = (contentType: string): string => contentType.split(';')[0]!.trim().toLowerCase()
