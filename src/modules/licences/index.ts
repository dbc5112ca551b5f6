/** The door of licences: its addresses and its jobs. */
export { attestationsOf } from './use-cases/attestations.ts'
export { readDeskPaper, searchPapers, stopPaper } from './use-cases/desk-papers.ts'
export { decideCase, listCases, readCase } from './use-cases/registry/cases.ts'
export { runImport } from './use-cases/registry/run.ts'
export { connectedRegistry, readPage, type Registry } from './use-cases/registry/talk.ts'
export { belongings } from './use-cases/hear-merge.ts'
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
