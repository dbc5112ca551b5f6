/** What every call of the token endpoint shares: parameters, the system, time, client_secret. */
import type { Client } from '../model/client.ts'
import type { Sandbox } from '../sandbox.ts'
import { checkCmsSecret, checkRawSecret, v1Text } from './client-secret.ts'
import { EsiaError } from './errors.ts'
import { readParameters, type Parameters } from './parameters.ts'
import { checkTimestamp } from './timestamp.ts'

export interface TokenCall {
  readonly given: Parameters
  readonly client: Client
  readonly state: string
  readonly timestamp: string
  /** As signed: absent is told apart from empty. */
  readonly scope: string | undefined
  readonly scopeOrg: string
  readonly redirectUri: string
}

/** The container of client_secret: PKCS#7 in v1, a raw signature later. */
export type Container = 'cms' | 'raw'

export function readTokenCall(sandbox: Sandbox, source: URLSearchParams): TokenCall {
  const given = readParameters(source)
  const mnemonic = given.required('client_id')
  const client = sandbox.world.client(mnemonic)
  if (!client) throw new EsiaError('008010', `мнемоника ${mnemonic} не зарегистрирована`)
  given.required('client_secret')
  const timestamp = given.required('timestamp')
  checkTimestamp(timestamp, sandbox.now())
  const type = given.optional('token_type')
  if (type !== undefined && type.toLowerCase() !== 'bearer') throw new EsiaError('007003', '[token_type]')
  const redirectUri = given.optional('redirect_uri') ?? ''
  if (redirectUri !== '' && !client.redirectUris.includes(redirectUri))
    throw new EsiaError('007023', redirectUri)
  return {
    given,
    client,
    state: given.required('state'),
    timestamp,
    scope: given.optional('scope'),
    scopeOrg: given.optional('scope_org') ?? '',
    redirectUri,
  }
}

/** Parts of the signed text; `scopes` are the readings of an absent scope. */
export const signedParts = (call: TokenCall, bound: string) =>
  (call.scope === undefined ? ['', bound] : [call.scope]).map((scope) => ({
    clientId: call.client.mnemonic,
    scope,
    scopeOrg: call.scopeOrg,
    timestamp: call.timestamp,
    state: call.state,
    redirectUri: call.redirectUri,
  }))

export function checkCallSecret(
  sandbox: Sandbox,
  call: TokenCall,
  container: Container,
  bound: string,
  rawTexts: (parts: ReturnType<typeof signedParts>[number]) => readonly string[],
  hashRequired: boolean,
): void {
  const parts = signedParts(call, bound)
  const secret = call.given.required('client_secret')
  if (container === 'cms') return checkCmsSecret(call.client, secret, parts.map(v1Text), sandbox.now())
  const hash = hashRequired
    ? call.given.required('client_certificate_hash')
    : call.given.optional('client_certificate_hash')
  checkRawSecret(call.client, hash, secret, parts.flatMap(rawTexts), sandbox.now())
}
