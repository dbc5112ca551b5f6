/** Rules of passwords as policy says them now, and the words of a refusal. Pure. */
import type { Policy } from '../../../platform/policy/read.ts'
import type { PasswordFault, PasswordRules } from '../contract.ts'

export const passwordRulesOf = ({ number }: Policy): PasswordRules => ({
  least: number('password.length.least'),
  most: number('password.length.most'),
  history: number('password.history'),
  distance: number('password.distance'),
  maxAgeDays: number('password.age.days'),
})

/** Every fault in one message, because they are of one field. */
export const passwordMessage = (faults: readonly PasswordFault[]): string =>
  faults.map((fault) => fault.message).join('. ')
