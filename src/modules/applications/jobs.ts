/** What applications do when a clock strikes. */
import { every, type Job } from '../../platform/event.ts'
import { remindOfAnswers, tellOfMissedPromises } from './use-cases/remind.ts'

export const jobs: readonly Job[] = [
  // Office hours of Moscow: nobody is woken by a reminder.
  every('applications.remind-of-answers', '5 6-15 * * *', remindOfAnswers),
  every('applications.tell-of-missed-promises', '10 6-15 * * *', tellOfMissedPromises),
]
