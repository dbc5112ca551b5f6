/** The door of the store: its addresses, its jobs, and sessions of content for one learner. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { belongings } from './use-cases/hear-merge.ts'
export { listClients, makeClient, revokeClient } from './use-cases/clients.ts'
