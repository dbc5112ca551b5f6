/** Tax data of an organisation, `/digital-org/api/public/v1/org/{oid}/doc/debt` (esia facts §6); other documents are unknown. */
import type { Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { has } from '../protocol/scopes.ts'
import type { Sandbox } from '../sandbox.ts'
import { missing, mustAllow, openAccess, RestFault, restFault } from './access.ts'
import { restJson } from './collections.ts'

const pattern = /^\/digital-org\/api\/public\/v1\/org\/(\d+)\/doc\/(\w+)$/

export function digitalOrganisation(sandbox: Sandbox, request: Request): Reply | undefined {
  const [, oid, document] = pattern.exec(request.path) ?? []
  if (oid === undefined || request.method !== 'GET') return undefined
  try {
    const { grant } = openAccess(sandbox, request, '')
    const organisation = sandbox.world.organisations.get(Number(oid)) ?? missing()
    const own = grant.scopes.filter((one) => (one.oid ?? grant.organisationOid) === organisation.oid)
    mustAllow(['org_debt', 'org_inf', 'org_ful', 'org_profile'].some((name) => has(own, name)))
    if (document !== 'debt') return missing()
    const data = {
      documentDate: sandbox.now().toISOString().slice(0, 10),
      hasDebt: false,
      inn: organisation.inn,
      taxAuthorities: [{ codeIFNS: '6300' }],
    }
    return restJson({ data, relevance: true, status: 'ACTUAL', version: 1 })
  } catch (error) {
    if (error instanceof RestFault) return restFault(error)
    throw error
  }
}
