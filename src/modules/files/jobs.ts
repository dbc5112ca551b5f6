/** What files do when they hear an event or a clock. */
import { every, hears, type Job } from '../../platform/event.ts'
import { uploaded } from './contract.ts'
import { checkFile } from './use-cases/check-file.ts'
import { checkWaiting, forgetAbandoned, sweepStrays } from './use-cases/forget.ts'

export const jobs: Job[] = [
  hears('files.check', uploaded, checkFile),
  every('files.check-waiting', '*/5 * * * *', checkWaiting),
  every('files.forget-abandoned', '23 * * * *', forgetAbandoned),
  every('files.sweep-strays', '40 0 * * *', sweepStrays),
]
