/** What files do when they hear an event or a clock. */
import { every, hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { uploaded } from './contract.ts'
import { checkFile } from './use-cases/check-file.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { checkWaiting, forgetAbandoned, sweepStrays } from './use-cases/forget.ts'

export const jobs: Job[] = [
  hears('files.check', uploaded, checkFile),
  hears('files.hear-merge', merged, hearMerge),
  every('files.check-waiting', '*/5 * * * *', checkWaiting),
  every('files.forget-abandoned', '23 * * * *', forgetAbandoned),
  every('files.sweep-strays', '40 0 * * *', sweepStrays),
]
