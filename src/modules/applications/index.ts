/** The door of the module: its addresses and jobs, and what juniors may ask. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { applicationOf } from './use-cases/application-of.ts'
export { handOverApplications } from './use-cases/hand-over.ts'
export { submitApplication } from './use-cases/submit-application.ts'
