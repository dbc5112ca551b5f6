/** What the store does when it hears of a change or of a clock. */
import { every, hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { forgetPreviews, forgetSessions } from './use-cases/sessions.ts'
import { hearMerge } from './use-cases/hear-merge.ts'

export const jobs: readonly Job[] = [
  hears('lrs.hear-merge', merged, hearMerge),
  every('lrs.forget-sessions', '25 21 * * *', forgetSessions),
  every('lrs.forget-previews', '35 21 * * *', forgetPreviews),
]
