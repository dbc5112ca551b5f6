/** The door of learning: its addresses and its jobs. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
