/** The door of the module: its addresses and jobs. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
