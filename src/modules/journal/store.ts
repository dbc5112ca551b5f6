/** Rows that this module reads and its own, by what they are about. */
export * from './store/entries.ts'
export * from './store/explanations.ts'
