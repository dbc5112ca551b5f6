/** How evidence is told: words of acts, like looks folded into one line, questions about a look. Pure. */
export * from './domain/explanation.ts'
export * from './domain/group.ts'
export * from './domain/words.ts'
