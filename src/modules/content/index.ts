/** The door of contents: its addresses, its jobs, what it plays on the isolated origin. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { played } from './routes/played.ts'
export { contentsOf } from './use-cases/contents-of.ts'
export { belongings } from './use-cases/hear-merge.ts'
