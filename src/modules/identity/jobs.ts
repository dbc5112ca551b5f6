/** What this module does by itself: letters that nobody may measure the time of, and forgetting. */
import { every, hears, type Job } from '../../platform/event.ts'
import { recoveryAsked, registrationAsked } from './contract.ts'
import { forgetOld } from './use-cases/forget-old.ts'
import { writeRecoveryLetter } from './use-cases/recover.ts'
import { writeRegistrationLetter } from './use-cases/register.ts'

export const jobs: readonly Job[] = [
  hears('identity.write-registration-letter', registrationAsked, writeRegistrationLetter),
  hears('identity.write-recovery-letter', recoveryAsked, writeRecoveryLetter),
  every('identity.forget-old', '17 * * * *', forgetOld),
]
