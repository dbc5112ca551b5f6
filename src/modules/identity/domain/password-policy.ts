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

/** How long links of letters live and how often they may be asked for. */
export const letterRulesOf = ({ number }: Policy) => ({
  registration: {
    linkMs: number('registration.link-hours') * 3_600_000,
    perAddress: number('registration.per-address'),
    perMailbox: number('registration.per-mailbox'),
  },
  recovery: {
    linkMinutes: number('recovery.link-minutes'),
    perAddress: number('recovery.per-address'),
    perLogin: number('recovery.per-login'),
  },
})

/** Every fault in one message, because they are of one field. */
export const passwordMessage = (faults: readonly PasswordFault[]): string =>
  faults.map((fault) => fault.message).join('. ')
