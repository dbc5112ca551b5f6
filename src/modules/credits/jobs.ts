/** What credits do when they hear that a record was checked or taken back, or that two accounts are one. */
import { every, hears, type Job } from '../../platform/event.ts'
import { decided, withdrawn } from '../applications/contract.ts'
import { merged } from '../identity/contract.ts'
import { attestationMoved } from '../licences/contract.ts'
import { recordChanged } from '../records/contract.ts'
import { studyAnnulled, studyFinished } from '../studies/contract.ts'
import { credited, creditWaits } from './contract.ts'
import { hearActivityDecision, hearActivityWithdrawal } from './use-cases/hear-activity.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { hearPaper } from './use-cases/hear-paper.ts'
import { hearRecord } from './use-cases/hear-record.ts'
import { hearAnnulled, hearFinished } from './use-cases/hear-study.ts'
import { tellOverdue } from './use-cases/tell-overdue.ts'
import * as study from './use-cases/tell-study.ts'

export const jobs: readonly Job[] = [
  hears('credits.hear-record', recordChanged, hearRecord),
  hears('credits.hear-study', studyFinished, hearFinished),
  hears('credits.hear-annulment', studyAnnulled, hearAnnulled),
  hears('credits.hear-activity', decided, hearActivityDecision),
  hears('credits.hear-activity-withdrawal', withdrawn, hearActivityWithdrawal),
  hears('credits.hear-paper', attestationMoved, hearPaper),
  hears('credits.tell-study', credited, study.hearCredited),
  hears('credits.tell-study-waits', creditWaits, study.hearWaits),
  hears('credits.hear-merge', merged, hearMerge),
  // Office hours of Moscow: nobody is woken by it.
  every('credits.tell-overdue', '20 7 * * *', tellOverdue),
]
