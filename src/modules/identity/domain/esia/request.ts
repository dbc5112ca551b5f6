/** The strings that ЕСИА wants signed, v2/ac and v3/te; their order is a part of the protocol (МР ЕСИА Б.2.3, Б.2.5). Pure. */

/** What we ask to know of a person; nothing more. */
const personScopes = ['openid', 'fullname', 'birthdate', 'gender', 'snils', 'mobile', 'email'] as const

/** Where the person works is asked only where the system is allowed to know it. */
export const scopeOf = (ask: { readonly organisations: boolean }): string =>
  [...personScopes, ...(ask.organisations ? ['usr_org'] : [])].join(' ')

/** `conf_acc`: only confirmed accounts may enter; standard base64, as the guidelines write it. */
export const onlyConfirmed = 'Y29uZl9hY2M='

export interface AuthorizationFacts {
  readonly clientId: string
  readonly scope: string
  readonly timestamp: string
  readonly state: string
  readonly redirectUri: string
}

/** `yyyy.MM.dd HH:mm:ss Z`, Moscow time. */
export function esiaTimestamp(at: Date): string {
  const moscow = new Date(at.getTime() + 3 * 3_600_000).toISOString()
  return `${moscow.slice(0, 10).replaceAll('-', '.')} ${moscow.slice(11, 19)} +0300`
}

/** client_id ‖ scope ‖ scope_org ‖ timestamp ‖ state ‖ redirect_uri, no separators; scope_org is absent. */
export const authorizationText = (f: AuthorizationFacts): string =>
  f.clientId + f.scope + f.timestamp + f.state + f.redirectUri

/** The same with the code, or the renewal token, at the end. */
export const tokenText = (f: AuthorizationFacts, code: string): string => authorizationText(f) + code

interface Signed {
  readonly secret: string
  readonly certificateHash: string
}

export function authorizationParameters(
  f: AuthorizationFacts,
  signed: Signed & { readonly isOffline: boolean },
): URLSearchParams {
  return new URLSearchParams({
    client_id: f.clientId,
    client_secret: signed.secret,
    client_certificate_hash: signed.certificateHash,
    redirect_uri: f.redirectUri,
    scope: f.scope,
    response_type: 'code',
    state: f.state,
    timestamp: f.timestamp,
    access_type: signed.isOffline ? 'offline' : 'online',
    person_filter: onlyConfirmed,
  })
}

export function tokenParameters(
  f: AuthorizationFacts,
  grant: { readonly code: string } | { readonly refreshToken: string },
  signed: Signed,
): URLSearchParams {
  return new URLSearchParams({
    client_id: f.clientId,
    ...('code' in grant
      ? { code: grant.code, grant_type: 'authorization_code' }
      : { refresh_token: grant.refreshToken, grant_type: 'refresh_token' }),
    client_secret: signed.secret,
    client_certificate_hash: signed.certificateHash,
    state: f.state,
    redirect_uri: f.redirectUri,
    scope: f.scope,
    timestamp: f.timestamp,
    token_type: 'Bearer',
  })
}
