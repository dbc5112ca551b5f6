/** What certificates do when two accounts become one. */
import { hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { issued } from './contract.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { logCertificate, logCode } from './use-cases/log-certificate.ts'

export const jobs: readonly Job[] = [
  hears('credentials.hear-merge', merged, hearMerge),
  hears(logCode, issued, logCertificate),
]
