/** Who may enter by this request, and what is still needed of them: filters, kinds, roles, second step, organisation. */
import type { Person } from '../model/person.ts'
import type { Sandbox, Session } from '../sandbox.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { EsiaError } from './errors.ts'
import { has, isOrganisationScope } from './scopes.ts'

export function mayEnter(sandbox: Sandbox, asked: AuthorizationRequest, person: Person): void {
  const played = (name: Parameters<typeof sandbox.scenarios.active>[0]) =>
    sandbox.scenarios.active(name, person.oid)
  if (played('down')) throw new EsiaError('007008', 'сценарий')
  if (played('blocked-account') || person.isBlocked) throw new EsiaError('007036')
  if (played('deleted-user') || person.status === 'DELETED')
    throw new EsiaError('007004', 'учётная запись удалена')
  const confirmed = person.level === 'confirmed' && !played('unconfirmed-account')
  if (asked.personFilter.includes('conf_acc') && !confirmed) throw new EsiaError('007055')
  if (played('wrong-organisation')) throw new EsiaError('007194', 'сценарий')
  if (asked.personFilter.includes('acc_kid') && !person.isChild)
    throw new EsiaError('007004', 'запись не детская')
  if (asked.personFilter.includes('acc_not_kid') && person.isChild)
    throw new EsiaError('007004', 'запись детская')
  checkKinds(sandbox, asked, person)
}

const kindOf = { LEGAL: 'L', AGENCY: 'A', BUSINESS: 'B' } as const

function checkKinds(sandbox: Sandbox, asked: AuthorizationRequest, person: Person): void {
  const roles = person.roles.filter((role) => {
    const type = sandbox.world.organisations.get(role.organisationOid)?.type
    return type && (asked.objectTypes.length === 0 || asked.objectTypes.includes(kindOf[type]))
  })
  const asOneself = asked.objectTypes.length === 0 || asked.objectTypes.includes('P')
  if (!asOneself && roles.length === 0) throw new EsiaError('007062')
  if (asked.roles.length === 0) return
  const fits = roles.some((role) => asked.roles.includes(role.chief ? 'C' : 'E') || asked.roles.includes('E'))
  if (!fits) throw new EsiaError('007062')
}

export function secondStepNeeded(
  sandbox: Sandbox,
  asked: AuthorizationRequest,
  session: Session,
  person: Person,
): boolean {
  if (session.secondStep) return false
  const asks = has(asked.scopes, 'otp')
  if (!asks && person.secondStep === 'none') return false
  const reachable = person.secondStep === 'totp' || person.mobileVerified || person.emailVerified
  if (!reachable || sandbox.scenarios.active('no-second-step', person.oid)) {
    if (asks) throw new EsiaError('007046')
    return false
  }
  return true
}

/** The organisation in whose name the person acts, when organisational scopes do not name it themselves. */
export function organisationFor(
  sandbox: Sandbox,
  asked: AuthorizationRequest,
  person: Person,
  chosen: number | undefined,
): number | 'choose' | undefined {
  const wanted = asked.scopes.filter(isOrganisationScope)
  if (wanted.length === 0) return undefined
  const own = person.roles.map((role) => role.organisationOid)
  const named = wanted.flatMap((scope) => scope.oid ?? [])
  if (own.length === 0 || !named.every((oid) => own.includes(oid))) throw new EsiaError('007194')
  if (named.length === wanted.length) return named[0]
  if (chosen !== undefined && own.includes(chosen)) return chosen
  if (own.length === 1) return own[0]
  // The automatic person has nobody to ask.
  return sandbox.automatic?.oid === person.oid ? own[0] : 'choose'
}
