/** grant_type=authorization_code: one code, one answer. */
import { randomUUID } from 'node:crypto'
import type { IssuedCode, Sandbox } from '../sandbox.ts'
import { v2Text } from './client-secret.ts'
import { EsiaError } from './errors.ts'
import { checkVerifier } from './pkce.ts'
import { has, parseScopes, sameScopes } from './scopes.ts'
import type { TokenGeneration } from './token-endpoint.ts'
import { checkCallSecret, type TokenCall } from './token-request.ts'
import { accessToken, accessTokenSeconds, idToken } from './tokens.ts'

export function exchangeCode(sandbox: Sandbox, call: TokenCall, generation: TokenGeneration): object {
  const code = call.given.required('code')
  call.given.required('redirect_uri')
  const issued = sandbox.codes.get(code)
  // The secret is checked first: a stranger must not learn which codes are alive, nor use one up.
  checkCallSecret(
    sandbox,
    call,
    generation === 1 ? 'cms' : 'raw',
    issued?.request.scope ?? '',
    // What the obsolete v2/te signed is not known; with and without the code both pass there.
    (parts) => [v2Text(parts, code), ...(generation === 2 ? [v2Text(parts)] : [])],
    true,
  )
  if (!issued) throw new EsiaError('007011', 'такого кода нет')
  checkCode(sandbox, call, issued, generation)
  checkScope(call, issued)
  issued.isUsed = true
  checkVerifier(issued.request.challenge, call.given.optional('code_verifier'))
  return issueTokens(sandbox, issued)
}

function checkCode(
  sandbox: Sandbox,
  call: TokenCall,
  { grant, request, expiresAt, isUsed }: IssuedCode,
  generation: TokenGeneration,
): void {
  const refuse = (why: string): never => {
    throw new EsiaError('007011', why)
  }
  if (grant.client.mnemonic !== call.client.mnemonic) refuse('код выдан другой системе')
  if ((request.generation === 1) !== (generation === 1)) refuse('код другого поколения протокола')
  if (isUsed) refuse('код уже использован')
  if (expiresAt <= sandbox.now().getTime()) refuse('срок кода истёк')
  if (request.redirectUri !== call.redirectUri) refuse('другой redirect_uri, чем при запросе кода')
}

/** Absent or only `openid` means what the code was given for; anything else must repeat it. */
function checkScope(call: TokenCall, { request }: IssuedCode): void {
  if (call.scopeOrg !== request.scopeOrg)
    throw new EsiaError('007006', 'другой scope_org, чем при запросе кода')
  if (call.scope === undefined || call.scope === 'openid') return
  if (!sameScopes(parseScopes(call.scope), parseScopes(request.scope))) {
    throw new EsiaError('007006', 'другой scope, чем при запросе кода')
  }
}

function issueTokens(sandbox: Sandbox, { grant, request }: IssuedCode): object {
  const now = sandbox.now().getTime()
  const { client } = grant
  const family = request.offline && client.refreshTokens && !request.permissions ? randomUUID() : undefined
  const access = accessToken(sandbox, grant)
  sandbox.access.set(access, { grant, family, expiresAt: now + accessTokenSeconds * 1000 })
  const reply = {
    access_token: access,
    expires_in: accessTokenSeconds,
    token_type: 'Bearer',
    ...(has(grant.scopes, 'openid') ? { id_token: idToken(sandbox, grant, grant.oid!) } : {}),
  }
  if (!family) return reply
  const refresh = randomUUID()
  sandbox.families.set(family, {
    id: family,
    grant,
    scope: request.scope,
    generation: request.generation,
    isCompromised: false,
    current: refresh,
    expiresAt: now + client.refreshLifetimeSeconds * 1000,
  })
  sandbox.refresh.set(refresh, family)
  sandbox.changed()
  return { ...reply, refresh_token: refresh }
}
