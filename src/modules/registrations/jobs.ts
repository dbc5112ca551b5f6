/** What registrations do when they hear of their application, and when two accounts become one. */
import { hears, type Job } from '../../platform/event.ts'
import { claimed, decided, released, withdrawn } from '../applications/contract.ts'
import { merged } from '../identity/contract.ts'
import { hearClaim, hearDecision, hearRelease, hearWithdrawal } from './use-cases/hear-application.ts'
import { hearMerge } from './use-cases/hear-merge.ts'

export const jobs: readonly Job[] = [
  hears('registrations.hear-claim', claimed, hearClaim),
  hears('registrations.hear-release', released, hearRelease),
  hears('registrations.hear-decision', decided, hearDecision),
  hears('registrations.hear-withdrawal', withdrawn, hearWithdrawal),
  hears('registrations.hear-merge', merged, hearMerge),
]
