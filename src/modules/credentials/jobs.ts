/** What certificates do when two accounts become one. */
import { hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { hearMerge } from './use-cases/hear-merge.ts'

export const jobs: readonly Job[] = [hears('credentials.hear-merge', merged, hearMerge)]
