/** A token by api-key: a detached PKCS#7 of the key's UUID, not older than a day (esia facts §1). */
import { json, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import type { Sandbox } from '../sandbox.ts'
import { decodeBase64, openCms } from './client-secret.ts'
import { EsiaError } from './errors.ts'
import { noteRefusal } from './refusal-log.ts'
import { parseScopes } from './scopes.ts'
import { accessToken, accessTokenSeconds, type Grant } from './tokens.ts'

const pattern = /^\/esia-rs\/api\/public\/v1\/orgs\/ext-app\/([0-9a-fA-F-]{36})\/tkn$/
const dayMs = 86_400_000

export function apiKeyToken(sandbox: Sandbox, request: Request): Reply | undefined {
  const uuid = pattern.exec(request.path)?.[1]
  if (uuid === undefined || request.method !== 'GET') return undefined
  const client = sandbox.world.clients().find((one) => one.apiKeys.includes(uuid))
  try {
    if (!client) throw new EsiaError('008010', `ключ ${uuid} не выдан`)
    const signature = request.query.get('signature')
    if (!signature) throw new EsiaError('007014', '[signature]')
    const { certificate, signedAt } = openCms(decodeBase64(signature), [uuid])
    if (!client.certificates.some((one) => Buffer.from(one.der).equals(certificate.der)))
      throw new EsiaError('007002')
    const age = signedAt ? sandbox.now().getTime() - signedAt.getTime() : Number.POSITIVE_INFINITY
    if (age > dayMs || age < -60_000) throw new EsiaError('007015', 'подпись старше суток или без времени')
    const scopes = parseScopes(client.scopes?.join(' ') ?? 'org_inf org_emps org_grps').filter((one) =>
      one.name.startsWith('org_'),
    )
    const grant: Grant = {
      client,
      oid: undefined,
      organisationOid: [...sandbox.world.organisations.keys()][0],
      scopes,
      sid: uuid,
      authTime: Math.floor(sandbox.now().getTime() / 1000),
      secondStep: false,
      permissionsId: undefined,
    }
    const token = accessToken(sandbox, grant)
    sandbox.access.set(token, {
      grant,
      family: undefined,
      expiresAt: sandbox.now().getTime() + accessTokenSeconds * 1000,
    })
    return json(200, { accessTkn: token })
  } catch (error) {
    if (!(error instanceof EsiaError)) throw error
    noteRefusal(sandbox, request.path, client?.mnemonic ?? null, error)
    return json(400, { error: error.error, error_description: error.description })
  }
}
