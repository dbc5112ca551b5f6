/** What the portfolio hears: everything that is told of a person's learning. */
import { hears, type Job } from '../../platform/event.ts'
import * as credentials from '../credentials/contract.ts'
import * as credits from '../credits/contract.ts'
import { merged } from '../identity/contract.ts'
import * as plans from '../plans/contract.ts'
import * as records from '../records/contract.ts'
import * as studies from '../studies/contract.ts'
import { hear, hearMerge } from './use-cases/hear.ts'

export const jobs: readonly Job[] = [
  hears('portfolio.hear-study', studies.studyMoved, hear),
  hears('portfolio.hear-study-days', studies.studyRescheduled, hear),
  hears('portfolio.hear-study-end', studies.studyFinished, hear),
  hears('portfolio.hear-study-back', studies.studyAnnulled, hear),
  hears('portfolio.hear-record', records.recordSaved, hear),
  hears('portfolio.hear-record-change', records.recordChanged, hear),
  hears('portfolio.hear-certificate', credentials.issued, hear),
  hears('portfolio.hear-revocation', credentials.revoked, hear),
  hears('portfolio.hear-plan', plans.planMoved, hear),
  hears('portfolio.hear-activity', credits.activityMoved, hear),
  hears('portfolio.hear-credits', credits.credited, hear),
  hears('portfolio.hear-merge', merged, hearMerge),
]
