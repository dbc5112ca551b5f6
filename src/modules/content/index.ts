/** The door of contents: its addresses, its jobs, what it plays on the isolated origin, its rules for sessions in the store. */
import { packageGuard } from './use-cases/package-said.ts'

export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { played } from './routes/played.ts'
export { contentsOf } from './use-cases/contents-of.ts'
export { belongings } from './use-cases/hear-merge.ts'
export const sessionGuards = [packageGuard]
