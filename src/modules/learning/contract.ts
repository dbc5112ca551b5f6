/** What this module says to the outside: providers, their programmes, the catalogue. Promises A2, D9+. */
export * from './contract/words.ts'
export * from './contract/shapes.ts'
export * from './contract/refusals.ts'
export * from './contract/events.ts'
export * from './contract/desk.ts'
export * from './contract/catalogue.ts'
export * from './contract/import.ts'
export * from './contract/searches.ts'
