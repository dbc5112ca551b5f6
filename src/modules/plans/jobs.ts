/** What plans do each morning and when they hear of programmes and of accounts made one. */
import { every, hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { programmeWithdrawn, sessionMoved } from '../learning/contract.ts'
import * as studies from '../studies/contract.ts'
import { hearSessionMove, hearWithdrawal } from './use-cases/hear-learning.ts'
import * as study from './use-cases/hear-studies.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { remind } from './use-cases/remind.ts'

export const jobs: readonly Job[] = [
  hears('plans.hear-withdrawal', programmeWithdrawn, hearWithdrawal),
  hears('plans.hear-session-move', sessionMoved, hearSessionMove),
  hears('plans.hear-study', studies.studyMoved, study.hearMove),
  hears('plans.hear-study-progress', studies.studyProgressed, study.hearProgress),
  hears('plans.hear-study-end', studies.studyFinished, study.hearFinish),
  hears('plans.hear-study-back', studies.studyAnnulled, study.hearAnnulment),
  hears('plans.hear-merge', merged, hearMerge),
  // Nine in the morning of Moscow: channels that make a sound keep their own quiet hours.
  every('plans.remind', '5 6 * * *', remind),
]
