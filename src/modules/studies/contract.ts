/** What this module says to the outside: one person's learning of one programme. Promises D1, D2, D9+. */
export * from './contract/words.ts'
export * from './contract/shapes.ts'
export * from './contract/refusals.ts'
export * from './contract/events.ts'
export * from './contract/own.ts'
export * from './contract/desk.ts'
export * from './contract/talk.ts'
export * from './contract/reviews.ts'
