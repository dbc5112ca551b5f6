/** What this module says to the outside: who holds which role, by whose hands and until when. Promises F1, F8, G6. */
import { z } from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { RoleName } from '../identity/contract.ts'
import * as refusals from './contract/refusals.ts'
import { GrantRow, Named, ProposalRow, RoleRule } from './contract/shapes.ts'

export * from './contract/events.ts'
export * from './contract/invitation.ts'
export * from './contract/refusals.ts'
export * from './contract/shapes.ts'
export * from './contract/status.ts'

const Id = z.object({ id: z.uuid() })
const Why = z.object({
  why: z.string().trim().min(5, 'Напишите причину: её увидит человек').max(500, 'Не больше 500 знаков'),
})

export const roleRules = endpoint({
  method: 'GET',
  path: '/api/staff/rules',
  summary: 'Как даётся каждая роль: сроки, вторая подпись, источник правила',
  reply: z.object({ items: z.array(RoleRule) }),
})

export const listGrants = endpoint({
  method: 'GET',
  path: '/api/staff/grants',
  summary: 'Кто какие роли имеет, кем даны и до какого дня; руководитель видит свою организацию',
  query: z.object({
    state: z.enum(['active', 'ended']).default('active'),
    role: RoleName.optional(),
    text: z.string().trim().max(100).optional(),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    size: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({ items: z.array(GrantRow), total: z.int() }),
})

export const listProposals = endpoint({
  method: 'GET',
  path: '/api/staff/proposals',
  summary: 'Роли, которые ждут второй подписи, и недавно решённые',
  query: z.object({ state: z.enum(['waiting', 'settled']).default('waiting') }),
  reply: z.object({ items: z.array(ProposalRow), waiting: z.int() }),
})

export const findPeople = endpoint({
  method: 'GET',
  path: '/api/staff/people',
  summary: 'Найти человека, чтобы дать роль: имя и хвост СНИЛС',
  query: z.object({ text: z.string().trim().min(3, 'Введите хотя бы три буквы').max(100) }),
  reply: z.object({ items: z.array(Named.extend({ note: z.string() })) }),
})

export const rolesOfPerson = endpoint({
  method: 'GET',
  path: '/api/staff/people/:id',
  summary: 'Роли одного человека: сейчас и прежде, кто предлагал и кто согласовал',
  params: Id,
  reply: z.object({
    person: Named,
    /** By Госуслуги: they are not given here and end there. */
    told: z.array(GrantRow.pick({ role: true, organisation: true, since: true, until: true })),
    grants: z.array(GrantRow),
    proposals: z.array(ProposalRow),
  }),
})

export const GrantFields = z.strictObject({
  personId: z.uuid('Выберите человека'),
  role: RoleName.exclude(['citizen'], 'Выберите роль'),
  organisationId: z.uuid().nullable().default(null),
  /** The last day of the term, by Moscow; null when none is set. */
  until: z.iso.date('Нужна дата').nullable().default(null),
  basis: z
    .string()
    .trim()
    .min(10, 'Напишите основание: приказ, заявку, должность — хотя бы 10 знаков')
    .max(500, 'Не больше 500 знаков'),
})
export type GrantFields = z.output<typeof GrantFields>

export const giveRole = endpoint({
  method: 'POST',
  path: '/api/staff/grants',
  assurance: 'fresh',
  summary: 'Дать роль; широкая роль ждёт согласия другого человека',
  body: GrantFields,
  reply: z.object({
    outcome: z.enum(['given', 'proposed']),
    /** Of the grant or of the proposal. */
    id: z.uuid(),
  }),
  success: 201,
  problems: [
    refusals.notYourself,
    refusals.notYourRole,
    refusals.notYourOrganisation,
    refusals.alreadyHeld,
    refusals.alreadyProposed,
  ],
})

export const revokeGrant = endpoint({
  method: 'POST',
  path: '/api/staff/grants/:id/revocation',
  assurance: 'fresh',
  summary: 'Отозвать роль: права заканчиваются сразу во всех открытых сеансах',
  params: Id,
  body: Why,
  reply: GrantRow,
  problems: [
    refusals.grantNotFound,
    refusals.notYourRole,
    refusals.notYourOrganisation,
    refusals.alreadyEnded,
    refusals.lastAdministrator,
  ],
})

const settling = [refusals.proposalNotFound, refusals.alreadySettled, refusals.notYourRole]

export const approveProposal = endpoint({
  method: 'POST',
  path: '/api/staff/proposals/:id/approval',
  assurance: 'fresh',
  summary: 'Согласовать роль второй подписью; права действуют сразу',
  params: Id,
  reply: ProposalRow,
  problems: [...settling, refusals.notYourself, refusals.notSamePerson, refusals.alreadyHeld],
})

export const refuseProposal = endpoint({
  method: 'POST',
  path: '/api/staff/proposals/:id/refusal',
  assurance: 'fresh',
  summary: 'Отклонить предложенную роль с причиной',
  params: Id,
  body: Why,
  reply: ProposalRow,
  problems: [...settling, refusals.notYourself, refusals.notSamePerson],
})

export const withdrawProposal = endpoint({
  method: 'POST',
  path: '/api/staff/proposals/:id/withdrawal',
  assurance: 'session',
  summary: 'Отозвать своё предложение, пока оно ждёт',
  params: Id,
  reply: ProposalRow,
  problems: [refusals.proposalNotFound, refusals.alreadySettled],
})
