/** The door of plans: their addresses, their jobs, what of a person's they keep. */
export { belongings } from './use-cases/hear-merge.ts'
export { jobs } from './jobs.ts'
/** What a clock does each morning, for whoever lives a world through by hand. */
export { remind as remindOfPlans } from './use-cases/remind.ts'
export { routes } from './routes.ts'
