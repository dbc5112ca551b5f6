/** What the journal does when a clock strikes. */
import { every, type Job } from '../../platform/event.ts'
import { sealJournal } from '../../platform/journal/seal.ts'
import { remindOfExplanations } from './use-cases/remind-explanations.ts'

export const jobs: readonly Job[] = [
  // Office hours of Moscow: nobody is woken by a reminder.
  every('journal.remind-of-explanations', '20 6-15 * * *', remindOfExplanations),
  every('journal.seal', '* * * * *', sealJournal),
]
