/** Reads and checks an authorization request of v1 or v2 (esia facts §2); every refusal has its documented code. */
import { randomUUID } from 'node:crypto'
import type { Client } from '../model/client.ts'
import { checkCmsSecret, checkRawSecret, v1Text, v2Text } from './client-secret.ts'
import { EsiaError } from './errors.ts'
import { readParameters, refuseRepeated, type Parameters } from './parameters.ts'
import { readPermissions, type Permission } from './permissions.ts'
import { readChallenge } from './pkce.ts'
import { has, isOrganisationScope, parseScopes, personScopes, type Scope } from './scopes.ts'
import { checkTimestamp } from './timestamp.ts'

export interface AuthorizationRequest {
  readonly id: string
  readonly generation: 1 | 2
  readonly client: Client
  readonly redirectUri: string
  readonly state: string
  readonly scope: string
  readonly scopeOrg: string
  /** Items of both. */
  readonly scopes: readonly Scope[]
  readonly offline: boolean
  readonly personFilter: readonly string[]
  readonly objectTypes: readonly string[]
  readonly roles: readonly string[]
  readonly challenge: string | undefined
  readonly permissions: readonly Permission[] | undefined
  readonly createdAt: number
}

/** Where it is safe to answer; thrown errors before that are shown on a page, never redirected. */
export function readReturn(source: URLSearchParams, find: (mnemonic: string) => Client | undefined) {
  for (const name of ['client_id', 'redirect_uri']) {
    if (source.getAll(name).length > 1) throw new EsiaError('007003', `[${name}]`)
  }
  const given = readParameters(source)
  const mnemonic = given.required('client_id')
  const client = find(mnemonic)
  if (!client) throw new EsiaError('007005', `мнемоника ${mnemonic} не зарегистрирована`)
  const redirectUri = given.required('redirect_uri')
  if (!client.redirectUris.includes(redirectUri)) {
    throw new EsiaError('007023', `${redirectUri}; зарегистрированы: ${client.redirectUris.join(', ')}`)
  }
  return { client, redirectUri }
}

export function readAuthorization(
  source: URLSearchParams,
  generation: 1 | 2,
  { client, redirectUri }: { client: Client; redirectUri: string },
  now: Date,
): AuthorizationRequest {
  refuseRepeated(source)
  const given = readParameters(source)
  const state = given.required('state')
  if (given.required('response_type') !== 'code') throw new EsiaError('007009')
  const access = given.required('access_type')
  if (access !== 'online' && access !== 'offline') throw new EsiaError('007003', '[access_type]')
  if (generation === 1 && !client.legacy) throw new EsiaError('007005', 'системе закрыт v1')
  const timestamp = given.required('timestamp')
  checkTimestamp(timestamp, now)
  const scope = given.optional('scope')
  const scopeOrg = given.optional('scope_org') ?? ''
  if (scope === undefined) throw new EsiaError('007014', '[scope]')
  checkSecret(client, given, generation, { scope, scopeOrg, timestamp, state, redirectUri }, now)
  if (scope.trim() === '') throw new EsiaError('007013')
  const permissions = readPermissions(given.optional('permissions'), scope)
  return {
    id: randomUUID(),
    generation,
    client,
    redirectUri,
    state,
    scope,
    scopeOrg,
    scopes: readScopes(client, scope, scopeOrg, generation),
    offline: access === 'offline',
    personFilter: readPersonFilter(given),
    objectTypes: readList(given, 'obj_type', ['P', 'B', 'L', 'F', 'A'], '007061'),
    roles: readList(given, 'roles', ['E', 'C'], '007060'),
    challenge: readChallenge(given, generation),
    permissions,
    createdAt: now.getTime(),
  }
}

type Signed = Record<'scope' | 'scopeOrg' | 'timestamp' | 'state' | 'redirectUri', string>

function checkSecret(client: Client, given: Parameters, generation: 1 | 2, parts: Signed, now: Date): void {
  const signed = { ...parts, clientId: client.mnemonic }
  const secret = given.required('client_secret')
  if (generation === 1) return checkCmsSecret(client, secret, [v1Text(signed)], now)
  checkRawSecret(client, given.required('client_certificate_hash'), secret, [v2Text(signed)], now)
}

function readScopes(client: Client, scope: string, scopeOrg: string, generation: 1 | 2): readonly Scope[] {
  const own = parseScopes(scope)
  const organisational = parseScopes(scopeOrg)
  if (generation === 1 && scopeOrg !== '') throw new EsiaError('007003', '[scope_org]')
  if (organisational.length > 0 && scope !== 'openid')
    throw new EsiaError('007006', 'со scope_org бывает только scope=openid')
  if (!organisational.every(isOrganisationScope)) throw new EsiaError('007006', 'в scope_org не организация')
  const all = [...own, ...organisational]
  if (has(all, 'tech_inf'))
    throw new EsiaError('007006', 'tech_inf даётся только системе (client_credentials)')
  const denied =
    client.scopes && all.find((one) => one.name !== 'openid' && !client.scopes!.includes(one.name))
  if (denied) throw new EsiaError('007005', `системе не выдан scope ${denied.name}`)
  const personal = own.some((one) => personScopes[one.name] !== undefined && personScopes[one.name] !== '')
  if (client.consentsOnly && personal) throw new EsiaError('007071')
  return all
}

const filters = ['conf_acc', 'acc_kid', 'acc_not_kid']

function readPersonFilter(given: Parameters): readonly string[] {
  const encoded = given.optional('person_filter')
  if (!encoded) return []
  const items = /^[A-Za-z0-9+/]+={0,2}$/.test(encoded)
    ? Buffer.from(encoded, 'base64').toString('utf8').split(' ')
    : ['?']
  const contradicts = items.includes('acc_kid') && items.includes('acc_not_kid')
  if (contradicts || !items.every((item) => filters.includes(item)))
    throw new EsiaError('007003', '[person_filter]')
  return items
}

function readList(
  given: Parameters,
  name: string,
  known: readonly string[],
  code: '007060' | '007061',
): readonly string[] {
  const items = (given.optional(name) ?? '').split(' ').filter(Boolean)
  if (!items.every((item) => known.includes(item))) throw new EsiaError(code)
  return items
}
