/** The door of the module. */
export { routes } from './routes.ts'
export { readObjectJournal, readOwnJournal } from './use-cases/read-journal.ts'
