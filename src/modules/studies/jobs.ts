/** What learning does when it hears that it is finished, or that two accounts are one. */
import { every, hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { programmesPublished, programmeWithdrawn, sessionMoved } from '../learning/contract.ts'
import { studyAnnulled, studyFinished } from './contract.ts'
import { hearPublished, hearSessionMove, hearWithdrawal } from './use-cases/hear-learning.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { hearAnnulled, hearFinished } from './use-cases/issue.ts'
import { forgetWritings } from './use-cases/reviews.ts'
import { tellOverdue, tellStaff } from './use-cases/tell-waiting.ts'

export const jobs: readonly Job[] = [
  hears('studies.issue-certificate', studyFinished, hearFinished),
  hears('studies.revoke-certificate', studyAnnulled, hearAnnulled),
  hears('studies.hear-merge', merged, hearMerge),
  hears('studies.hear-session-move', sessionMoved, hearSessionMove),
  hears('studies.hear-withdrawal', programmeWithdrawn, hearWithdrawal),
  hears('studies.rate-published', programmesPublished, hearPublished),
  // Often enough to be soon, seldom enough that many who apply together are one line.
  every('studies.tell-staff', '*/10 * * * *', tellStaff),
  every('studies.forget-writings', '33 1 * * *', forgetWritings),
  // Office hours of Moscow: nobody is woken by it.
  every('studies.tell-overdue', '25 7 * * *', tellOverdue),
]
