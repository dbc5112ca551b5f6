/** What learning does when it hears of a change or of a clock. */
import { every, hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { organisationSaved } from '../organisations/contract.ts'
import { organisationLetIn } from '../registrations/contract.ts'
import { intakeOpened, programmesPublished, programmeWithdrawn } from './contract.ts'
import { hearLetIn } from './use-cases/hear-let-in.ts'
import { hearOrganisation, renewDays } from './use-cases/list-programmes.ts'
import { hearMerge, matchIntake, matchSearches } from './use-cases/searches.ts'
import { recount } from './use-cases/recount.ts'

export const jobs: readonly Job[] = [
  hears('learning.hear-organisation', organisationSaved, hearOrganisation),
  hears('learning.hear-let-in', organisationLetIn, hearLetIn),
  hears('learning.recount-published', programmesPublished, recount),
  hears('learning.recount-withdrawn', programmeWithdrawn, recount),
  hears('learning.match-searches', programmesPublished, matchSearches),
  hears('learning.match-intake', intakeOpened, matchIntake),
  hears('learning.hear-merge', merged, hearMerge),
  // Five past midnight in Moscow.
  every('learning.renew-days', '5 21 * * *', renewDays),
  every('learning.recount', '8 21 * * *', recount),
]
