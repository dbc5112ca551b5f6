/** What this module does when it hears of decisions, and each night. */
import { every, hears, type Job } from '../../platform/event.ts'
import { decided, withdrawn } from '../applications/contract.ts'
import { hearDecision, hearWithdrawal } from './use-cases/hear-decision.ts'
import { forgetDrafts, recountAll } from './use-cases/keep-up.ts'

export const jobs: readonly Job[] = [
  hears('licences.hear-decision', decided, hearDecision),
  hears('licences.hear-withdrawal', withdrawn, hearWithdrawal),
  // Just after midnight by Moscow, when rules and papers change their days.
  every('licences.recount', '1 21 * * *', recountAll),
  every('licences.forget-drafts', '33 1 * * *', forgetDrafts),
]
