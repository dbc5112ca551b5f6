/** The door of the portfolio: its addresses, its jobs, how it is made anew. */
export { belongings } from './use-cases/belongings.ts'
export { jobs } from './jobs.ts'
export { rebuild } from './use-cases/rebuild.ts'
export { routes } from './routes.ts'
