/** The nightly look. Every hour: a night when no process ran is caught up as soon as one does. */
import { every, type Job } from '../../platform/event.ts'
import { makeReports } from './use-cases/make-reports.ts'

export const jobs: readonly Job[] = [
  every('oversight.make-reports', '10 * * * *', async (ctx) => void (await makeReports(ctx))),
]
