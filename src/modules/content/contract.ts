/** What this module says to the outside: contents of programmes, learning them, tests. Promises D2, D3. */
export * from './contract/words.ts'
export * from './contract/refusals.ts'
export * from './contract/inside.ts'
export * from './contract/questions.ts'
export * from './contract/desk.ts'
export * from './contract/play.ts'
export * from './contract/learn.ts'
export * from './contract/events.ts'
