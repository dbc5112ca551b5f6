/** What this module does when it hears of decisions, and each night. */
import { every, hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { decided, withdrawn } from '../applications/contract.ts'
import { hearDecision, hearWithdrawal } from './use-cases/hear-decision.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { tellOfEnds, warnOfEnds } from './use-cases/warn.ts'
import { importByHand, importBySchedule } from './use-cases/registry/run.ts'
import { importAsked } from './contract.ts'
import { forgetDrafts, recountAll } from './use-cases/keep-up.ts'

export const jobs: readonly Job[] = [
  hears('licences.hear-decision', decided, hearDecision),
  hears('licences.hear-withdrawal', withdrawn, hearWithdrawal),
  // Just after midnight by Moscow, when rules and papers change their days.
  every('licences.recount', '1 21 * * *', recountAll),
  // Office hours of Moscow begin: nobody is woken by a warning.
  every('licences.warn-of-ends', '7 6 * * *', warnOfEnds),
  every('licences.tell-of-ends', '* * * * *', tellOfEnds),
  hears('licences.hear-merge', merged, hearMerge),
  hears('licences.import-by-hand', importAsked, importByHand),
  // Each night anew; a broken run goes on within the hour.
  every('licences.import', '20 0-4 * * *', importBySchedule),
  every('licences.forget-drafts', '33 1 * * *', forgetDrafts),
]
