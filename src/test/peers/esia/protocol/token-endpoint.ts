/** The token endpoint: code, refresh token or the system itself are changed for tokens (esia facts §4). */
import { json, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import type { Sandbox } from '../sandbox.ts'
import { clientCredentials } from './client-credentials.ts'
import { exchangeCode } from './exchange-code.ts'
import { EsiaError } from './errors.ts'
import { refuseRepeated } from './parameters.ts'
import { renew } from './renew.ts'
import { noteRefusal } from './refusal-log.ts'
import { readTokenCall } from './token-request.ts'

/** v1, the obsolete v2, v3. */
export type TokenGeneration = 1 | 2 | 3

export function tokenEndpoint(sandbox: Sandbox, request: Request, generation: TokenGeneration): Reply {
  const { form } = request
  const state = form.get('state')
  try {
    if (request.contentType !== 'application/x-www-form-urlencoded') {
      throw new EsiaError('007003', 'тело не application/x-www-form-urlencoded')
    }
    refuseRepeated(form)
    return json(
      200,
      { state: state ?? undefined, ...answer(sandbox, form, generation) },
      { pragma: 'no-cache' },
    )
  } catch (error) {
    if (!(error instanceof EsiaError)) throw error
    noteRefusal(sandbox, request.path, form.get('client_id'), error)
    const body = {
      error: error.error,
      error_description: error.description,
      ...(state === null ? {} : { state }),
    }
    return json(400, body, { pragma: 'no-cache' })
  }
}

function answer(sandbox: Sandbox, form: URLSearchParams, generation: TokenGeneration): object {
  const grantType = form.get('grant_type')
  if (!grantType) throw new EsiaError('007014', '[grant_type]')
  const call = () => {
    const read = readTokenCall(sandbox, form)
    if (generation === 1 && !read.client.legacy) throw new EsiaError('007005', 'системе закрыт v1')
    return read
  }
  switch (grantType) {
    case 'authorization_code':
      return exchangeCode(sandbox, call(), generation)
    case 'refresh_token':
      return renew(sandbox, call(), generation)
    case 'client_credentials':
      return clientCredentials(sandbox, call())
    default:
      throw new EsiaError('007012', `grant_type ${grantType.slice(0, 60)}`)
  }
}
