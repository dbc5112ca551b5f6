/** The door of the module. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { showEntries } from './use-cases/show-entries.ts'
