/** The refusals of ЕСИА: OAuth error, code and words (esia facts §9). */
interface Refusal {
  readonly error: string
  /** What stands in `error_description`; OAuth allows only ASCII there. */
  readonly text: string
  /** For the page that a person sees. */
  readonly words: string
}

const of = (error: string, text: string, words: string): Refusal => ({ error, text, words })

export const refusals = {
  '007002': of(
    'invalid_request',
    'The certificate does not match the mnemonic',
    'Сертификат не той системы, чья мнемоника в запросе',
  ),
  '007003': of(
    'invalid_request',
    'The request misses a required parameter, includes an invalid value or repeats a parameter',
    'В запросе неверный или повторённый параметр',
  ),
  '007004': of(
    'access_denied',
    'The resource owner or the authorization service denied the request',
    'Вход отклонён',
  ),
  '007005': of(
    'unauthorized_client',
    'The client is not authorized to request an authorization code by this method',
    'Системе не разрешён такой запрос',
  ),
  '007006': of(
    'invalid_scope',
    'The requested scope is invalid, unknown or malformed',
    'Запрошены неизвестные сведения (scope)',
  ),
  '007007': of('server_error', 'An unexpected error occurred', 'Внутренняя ошибка стенда'),
  '007008': of(
    'temporarily_unavailable',
    'The service is temporarily unavailable',
    'Сервис временно недоступен',
  ),
  '007009': of(
    'unsupported_response_type',
    'The response type is not supported',
    'Такой response_type не поддерживается',
  ),
  '007011': of(
    'invalid_grant',
    'The code or refresh token is invalid, expired, revoked, or was issued for another redirect_uri or client',
    'Код или токен обновления недействителен',
  ),
  '007012': of(
    'unsupported_grant_type',
    'The grant type is not supported',
    'Такой grant_type не поддерживается',
  ),
  '007013': of('invalid_scope', 'The request does not name a scope', 'В запросе пустой scope'),
  '007014': of(
    'invalid_request',
    "The request doesn't contain the mandatory parameter",
    'В запросе нет обязательного параметра',
  ),
  '007015': of(
    'invalid_request',
    'The request time is wrong',
    'Время запроса расходится с часами ЕСИА больше чем на минуту',
  ),
  '007019': of('no_grants', 'There is no permission for the access', 'Нет разрешения на доступ'),
  '007023': of(
    'invalid_request',
    'The redirect_uri is not among the allowed ones',
    'Адрес возврата не зарегистрирован за системой',
  ),
  '007027': of('expired_token', 'The token is expired', 'Срок токена истёк'),
  '007028': of(
    'access_denied',
    'The refresh token was used twice and is considered compromised',
    'Токен обновления использован повторно и отозван',
  ),
  '007036': of('invalid_request', 'The account is blocked', 'Учётная запись заблокирована'),
  '007038': of('pkce_parameters_incorrect', 'PKCE parameters are incorrect', 'Параметры PKCE неверны'),
  '007039': of('pkce_challenge_missing', 'PKCE code_challenge is missing', 'Не передан code_challenge'),
  '007040': of(
    'pkce_verification_error',
    'PKCE code_verifier does not match',
    'code_verifier не подходит к code_challenge',
  ),
  '007046': of(
    'authorization2faNotAvailable',
    'The second factor is not available',
    'Второй шаг входа недоступен',
  ),
  '007053': of('access_denied', 'OAuthErrorEnum.clientSecretWrong', 'client_secret не прошёл проверку'),
  '007055': of('invalid_request', 'The account is not confirmed', 'Нужна подтверждённая учётная запись'),
  '007060': of('invalid_request', 'roles are wrong', 'Неверный параметр roles'),
  '007061': of('invalid_request', 'obj_type is wrong', 'Неверный параметр obj_type'),
  '007062': of(
    'invalid_request',
    'The person has no such type or role',
    'У вас нет роли, с которой пускает система',
  ),
  '007071': of(
    'authCanOnlyByPermissions',
    'These scopes can be requested only as permissions',
    'Эти сведения система получает только по согласию',
  ),
  '007194': of(
    'scopes_not_allowed_to_person_of_org',
    'The person is not in the access group of the organisation',
    'Вы не входите в группу доступа организации',
  ),
  '008010': of(
    'invalid_client',
    'The client could not be authenticated',
    'Система с такой мнемоникой не зарегистрирована',
  ),
  '036700': of('invalid_request', 'The permissions parameter is malformed', 'Параметр permissions неверен'),
} as const satisfies Record<string, Refusal>

export type EsiaCode = keyof typeof refusals

export class EsiaError extends Error {
  readonly code: EsiaCode
  /** Why exactly: goes to the journal of the stand; to the client only where it gives away no secret check. */
  readonly detail: string | undefined
  constructor(code: EsiaCode, detail?: string) {
    super(`ESIA-${code}${detail ? `: ${detail}` : ''}`)
    this.code = code
    this.detail = detail
  }

  get error(): string {
    return refusals[this.code].error
  }

  get description(): string {
    const named = this.detail && /^\[[\w, ]+\]$/.test(this.detail) ? ` ${this.detail}` : ''
    return `ESIA-${this.code}: ${refusals[this.code].text}${named}`
  }

  get words(): string {
    return refusals[this.code].words
  }
}
