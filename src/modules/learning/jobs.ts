/** What learning does when it hears of a change or of a clock. */
import { every, hears, type Job } from '../../platform/event.ts'
import { organisationSaved } from '../organisations/contract.ts'
import { hearOrganisation, renewDays } from './use-cases/list-programmes.ts'

export const jobs: readonly Job[] = [
  hears('learning.hear-organisation', organisationSaved, hearOrganisation),
  // Five past midnight in Moscow.
  every('learning.renew-days', '5 21 * * *', renewDays),
]
