/** Which OID a person shows to systems: another one while the scenario of a second account is on. */
import type { Person } from '../model/person.ts'
import type { Sandbox } from '../sandbox.ts'

const secondAccount = 500_000_000

export const subjectOf = (sandbox: Sandbox, oid: number): number =>
  sandbox.scenarios.active('second-account', oid) ? oid + secondAccount : oid

/** The person behind a shown OID. */
export const personOfSubject = (sandbox: Sandbox, subject: number): Person | undefined =>
  sandbox.world.people.get(subject) ?? sandbox.world.people.get(subject - secondAccount)
