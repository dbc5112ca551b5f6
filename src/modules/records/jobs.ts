/** What records do when they hear of decisions and revocations, and each night. */
import { every, hears, type Job } from '../../platform/event.ts'
import { decided, withdrawn } from '../applications/contract.ts'
import { merged } from '../identity/contract.ts'
import { revoked } from '../credentials/contract.ts'
import { forgetDrafts } from './use-cases/forget-drafts.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { hearDecision, hearRevocation, hearWithdrawal } from './use-cases/hear-decision.ts'

export const jobs: readonly Job[] = [
  hears('records.hear-decision', decided, hearDecision),
  hears('records.hear-withdrawal', withdrawn, hearWithdrawal),
  hears('records.hear-revocation', revoked, hearRevocation),
  hears('records.hear-merge', merged, hearMerge),
  every('records.forget-drafts', '23 1 * * *', forgetDrafts),
]
