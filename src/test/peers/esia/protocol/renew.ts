/** grant_type=refresh_token: each token works once; a second use closes all tokens of that sign-in (ESIA-007028). */
import { randomUUID } from 'node:crypto'
import type { RefreshFamily, Sandbox } from '../sandbox.ts'
import { v2Text } from './client-secret.ts'
import { EsiaError } from './errors.ts'
import { has, parseScopes, sameScopes } from './scopes.ts'
import type { TokenGeneration } from './token-endpoint.ts'
import { checkCallSecret, type TokenCall } from './token-request.ts'
import { accessToken, accessTokenSeconds, idToken } from './tokens.ts'

export function renew(sandbox: Sandbox, call: TokenCall, generation: TokenGeneration): object {
  const token = call.given.required('refresh_token')
  const family = sandbox.families.get(sandbox.refresh.get(token) ?? '')
  checkCallSecret(
    sandbox,
    call,
    generation === 1 ? 'cms' : 'raw',
    family?.scope ?? '',
    // The clients of the field sign three different texts here (esia facts §3); all are accepted.
    (parts) => [
      v2Text(parts, token),
      v2Text(parts),
      parts.clientId + parts.scope + parts.timestamp + parts.state + token,
    ],
    false,
  )
  if (!family || family.grant.client.mnemonic !== call.client.mnemonic)
    throw new EsiaError('007011', 'такого токена нет')
  if ((family.generation === 1) !== (generation === 1))
    throw new EsiaError('007011', 'токен другого поколения протокола')
  checkFamily(sandbox, family, token)
  if (
    call.scope !== undefined &&
    call.scope !== 'openid' &&
    !sameScopes(parseScopes(call.scope), parseScopes(family.scope))
  ) {
    throw new EsiaError('007006', 'другой scope, чем при запросе кода')
  }
  return rotate(sandbox, family)
}

function checkFamily(sandbox: Sandbox, family: RefreshFamily, token: string): void {
  if (family.isCompromised || family.current !== token) {
    family.isCompromised = true
    for (const [access, issued] of sandbox.access)
      if (issued.family === family.id) sandbox.access.delete(access)
    sandbox.changed()
    throw new EsiaError('007028', 'токен обновления предъявлен второй раз, вся цепочка закрыта')
  }
  if (family.expiresAt <= sandbox.now().getTime()) throw new EsiaError('007027')
  const { oid } = family.grant
  const person = sandbox.world.people.get(oid!)
  const gone = !person || person.status === 'DELETED' || sandbox.scenarios.active('deleted-user', oid)
  if (gone) throw new EsiaError('007004', 'учётная запись удалена')
  if (person.isBlocked || sandbox.scenarios.active('blocked-account', oid)) throw new EsiaError('007036')
}

function rotate(sandbox: Sandbox, family: RefreshFamily): object {
  const now = sandbox.now().getTime()
  const { grant } = family
  const access = accessToken(sandbox, grant)
  sandbox.access.set(access, { grant, family: family.id, expiresAt: now + accessTokenSeconds * 1000 })
  family.current = randomUUID()
  family.expiresAt = now + grant.client.refreshLifetimeSeconds * 1000
  sandbox.refresh.set(family.current, family.id)
  sandbox.changed()
  return {
    access_token: access,
    expires_in: accessTokenSeconds,
    token_type: 'Bearer',
    refresh_token: family.current,
    ...(has(grant.scopes, 'openid') ? { id_token: idToken(sandbox, grant, grant.oid!) } : {}),
  }
}
