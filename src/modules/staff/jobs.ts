/** What this module does when it hears of papers and of decided applications. */
import { hears, type Job } from '../../platform/event.ts'
import { sectionsChanged } from '../../platform/session/openings.ts'
import { decided, withdrawn } from '../applications/contract.ts'
import { merged } from '../identity/contract.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { giveByPapers } from './use-cases/give-by-papers.ts'
import { hearDecision, hearWithdrawal } from './use-cases/settle-status.ts'

export const jobs: readonly Job[] = [
  hears('staff.give-by-papers', sectionsChanged, (ctx, { personId }) => giveByPapers(ctx, personId)),
  hears('staff.hear-merge', merged, hearMerge),
  hears('staff.hear-decision', decided, hearDecision),
  hears('staff.hear-withdrawal', withdrawn, hearWithdrawal),
]
