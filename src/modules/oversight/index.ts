/** The door of the module, for app.ts, the command line and the demo world. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { makeReports } from './use-cases/make-reports.ts'
export { listNights, readNight } from './use-cases/read-reports.ts'
