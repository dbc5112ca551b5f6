/** The door of credits: its addresses, its jobs, what of a person's it keeps. */
export { belongings } from './use-cases/hear-merge.ts'
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { confirmClaim, refuseClaim } from './use-cases/claim-desk.ts'
export { needsOfCycle, type CycleNeeds } from './use-cases/needs.ts'
