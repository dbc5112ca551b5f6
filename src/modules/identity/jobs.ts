/** What this module does by itself: letters that nobody may measure the time of, and forgetting. */
import { every, hears, type Job } from '../../platform/event.ts'
import { recoveryAsked, registrationAsked } from './contract.ts'
import { renewEsia } from './use-cases/esia/renew.ts'
import { forgetOld } from './use-cases/forget-old.ts'
import { writeRecoveryLetter } from './use-cases/recover.ts'
import { writeRegistrationLetter } from './use-cases/register.ts'

import { warnOfPasswords } from './use-cases/warn-of-password.ts'

export const jobs: readonly Job[] = [
  hears('identity.write-registration-letter', registrationAsked, writeRegistrationLetter),
  hears('identity.write-recovery-letter', recoveryAsked, writeRecoveryLetter),
  // At ten in the morning by Moscow: a reminder is no reason to wake anybody.
  every('identity.warn-of-passwords', '2 7 * * *', warnOfPasswords),
  // Off the hour: everybody else asks Госуслуги on it.
  every('identity.renew-esia', '11,41 * * * *', renewEsia),
  every('identity.forget-old', '17 * * * *', forgetOld),
]
