/** grant_type=client_credentials: the system for itself; v1-style PKCS#7, no person, no refresh token. */
import { randomUUID } from 'node:crypto'
import type { Sandbox } from '../sandbox.ts'
import { EsiaError } from './errors.ts'
import { isOrganisationScope, parseScopes, systemScopes } from './scopes.ts'
import { checkCallSecret, type TokenCall } from './token-request.ts'
import { accessToken, accessTokenSeconds, type Grant } from './tokens.ts'

export function clientCredentials(sandbox: Sandbox, call: TokenCall): object {
  const { given, client } = call
  if (given.required('response_type') !== 'token') throw new EsiaError('007009', 'нужен response_type=token')
  const scope = given.optional('scope')
  if (scope === undefined) throw new EsiaError('007014', '[scope]')
  checkCallSecret(sandbox, call, 'cms', '', () => [], false)
  if (scope.trim() === '') throw new EsiaError('007013')
  const scopes = parseScopes(scope)
  const fits = scopes.every((one) => isOrganisationScope(one) || systemScopes.has(one.name))
  if (!fits) throw new EsiaError('007006', 'системе даются только scope организаций и tech_inf')
  const denied = client.scopes && scopes.find((one) => !client.scopes!.includes(one.name))
  if (denied) throw new EsiaError('007005', `системе не выдан scope ${denied.name}`)
  const now = sandbox.now().getTime()
  const grant: Grant = {
    client,
    oid: undefined,
    organisationOid: scopes.find((one) => one.oid !== undefined)?.oid,
    scopes,
    sid: randomUUID(),
    authTime: Math.floor(now / 1000),
    secondStep: false,
    permissionsId: undefined,
  }
  const access = accessToken(sandbox, grant)
  sandbox.access.set(access, { grant, family: undefined, expiresAt: now + accessTokenSeconds * 1000 })
  return { access_token: access, expires_in: accessTokenSeconds, token_type: 'Bearer' }
}
