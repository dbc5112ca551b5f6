/** What this module does when it hears of papers. */
import { hears, type Job } from '../../platform/event.ts'
import { sectionsChanged } from '../../platform/session/openings.ts'
import { giveByPapers } from './use-cases/give-by-papers.ts'

export const jobs: readonly Job[] = [
  hears('staff.give-by-papers', sectionsChanged, (ctx, { personId }) => giveByPapers(ctx, personId)),
]
