/** The door of notifications: nobody calls them, they hear. */
export { belongings } from './use-cases/hear-merge.ts'
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
