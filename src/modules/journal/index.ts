/** The door of the module. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { askExplanation } from './use-cases/ask-explanation.ts'
export { readObjectJournal, readOwnJournal } from './use-cases/read-journal.ts'
