/** The door of the module. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { answerExplanation } from './use-cases/answer-explanation.ts'
export { listDesk } from './use-cases/list-explanations.ts'
export { showEntries } from './use-cases/show-entries.ts'
