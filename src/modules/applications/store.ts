/** The only room that knows the tables of this module. */
export * from './store/application.ts'
export * from './store/check.ts'
export * from './store/dossier.ts'
export * from './store/lists.ts'
export * from './store/queue.ts'
export * from './store/talk.ts'
