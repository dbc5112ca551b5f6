/** What cmi5 does when it hears of a change or of a clock. */
import { every, hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { forgetPreviews } from './use-cases/preview.ts'
import { abandonOverdue } from './use-cases/launch.ts'

export const jobs: readonly Job[] = [
  hears('cmi5.hear-merge', merged, hearMerge),
  every('cmi5.abandon-overdue', '20 * * * *', abandonOverdue),
  every('cmi5.forget-previews', '40 21 * * *', forgetPreviews),
]
