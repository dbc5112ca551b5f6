/** The door of records: its addresses, its jobs, what of a person's it keeps and what younger modules may ask. */
export { belongings } from './use-cases/hear-merge.ts'
export { recordFacts, recordScans, verifiedRecords } from './use-cases/record-facts.ts'
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
