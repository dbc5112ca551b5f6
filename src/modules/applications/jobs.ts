/** What applications do when a clock strikes, and when two accounts become one. */
import { every, hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { remindOfAnswers, tellOfMissedPromises } from './use-cases/remind.ts'

export const jobs: readonly Job[] = [
  hears('applications.hear-merge', merged, hearMerge),
  // Office hours of Moscow: nobody is woken by a reminder.
  every('applications.remind-of-answers', '5 6-15 * * *', remindOfAnswers),
  every('applications.tell-of-missed-promises', '10 6-15 * * *', tellOfMissedPromises),
]
