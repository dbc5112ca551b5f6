/** The door of the module: its addresses, jobs and what it keeps of a person. */
export { belongings } from './use-cases/hear-merge.ts'
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
