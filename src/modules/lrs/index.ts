/** The door of the store: its addresses, its jobs, and sessions of content for one learner. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { takeBelated, type BelatedOutcome, type BelatedRequest } from './use-cases/belated.ts'
export { belongings } from './use-cases/hear-merge.ts'
export { keepState, tellStatements, voidStatement } from './use-cases/portal-voice.ts'
export { closeSession, handOverKey, learnerActor, openSession } from './use-cases/sessions.ts'
export { listClients, makeClient, revokeClient } from './use-cases/clients.ts'
