/** What learning does when it hears that it is finished, or that two accounts are one. */
import { hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { studyAnnulled, studyFinished } from './contract.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { hearAnnulled, hearFinished } from './use-cases/issue.ts'

export const jobs: readonly Job[] = [
  hears('studies.issue-certificate', studyFinished, hearFinished),
  hears('studies.revoke-certificate', studyAnnulled, hearAnnulled),
  hears('studies.hear-merge', merged, hearMerge),
]
