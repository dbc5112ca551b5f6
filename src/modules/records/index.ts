/** The door of records: its addresses and its jobs. Nobody younger calls it yet. */
export { belongings } from './use-cases/hear-merge.ts'
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
