/** Replies of the server about rights, for tests of pages. */
import type { GrantRow, ProposalRow, RoleRule } from '../contract.ts'

export const personId = '0193a1de-0000-7000-8000-0000000000a1'
const person = { id: personId, name: 'Новикова Ирина Павловна' }

export const grant: GrantRow = {
  id: '0193a1de-0000-7000-8000-0000000000b1',
  person,
  role: 'verifier',
  organisation: null,
  origin: 'grant',
  basis: 'Приказ № 17 о назначении',
  since: '2026-11-01T08:00:00.000Z',
  until: '2027-10-31T21:00:00.000Z',
  grantedBy: 'Ильина Р. А.',
  approvedBy: 'Соколов И. А.',
  ended: null,
  can: { revoke: true },
}

export const proposal: ProposalRow = {
  id: '0193a1de-0000-7000-8000-0000000000c1',
  person,
  role: 'auditor',
  organisation: null,
  until: '2027-01-31T21:00:00.000Z',
  basis: 'Поручение № 23',
  askedBy: 'Ильина Р. А.',
  askedAt: '2026-11-22T08:00:00.000Z',
  isMine: false,
  state: 'waiting',
  decided: null,
  can: { approve: true, refuse: true, withdraw: false },
}

export const rules: RoleRule[] = [
  {
    role: 'verifier',
    needsTwo: true,
    longestDays: 365,
    isAskedFor: false,
    source: 'Матрица прав §5.1',
    approvedBy: ['administrator', 'verifier'],
    can: { give: true },
  },
  {
    role: 'taxpayer',
    needsTwo: false,
    longestDays: null,
    isAskedFor: false,
    source: 'Матрица прав §5.1',
    approvedBy: [],
    can: { give: true },
  },
]
