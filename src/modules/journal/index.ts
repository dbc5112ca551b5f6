/** The door of the module. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
