import { expect, test } from 'vitest'
import { personActor } from '../../platform/house.ts'
import type { Role } from '../../platform/permissions.ts'
import type { ApplicationRecord } from './domain.ts'
import { isApplicant, mayVerify } from './policy.ts'

const application = { applicantId: 'a' } as ApplicationRecord
const actor = (personId: string, roles: readonly Role[]) =>
  personActor({ personId, sessionId: null, roles, organisationId: null })

test.for([
  ['the applicant', 'a', [], true, false],
  ['another citizen', 'b', [], false, false],
  ['a verifier', 'b', ['verifier'], false, true],
  ['an administrator', 'b', ['administrator'], false, false],
  ['a verifier who is the applicant', 'a', ['verifier'], true, false],
] as const)('D6 %s', ([, personId, roles, reads, verifies]) => {
  expect(isApplicant(actor(personId, roles), application)).toBe(reads)
  expect(mayVerify(actor(personId, roles), application)).toBe(verifies)
})
