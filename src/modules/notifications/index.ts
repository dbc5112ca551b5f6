/** The door of notifications: nobody calls them, they hear. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
