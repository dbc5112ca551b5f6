/** How evidence is told: words of acts, like looks folded into one line. Pure. */
export * from './domain/group.ts'
export * from './domain/words.ts'
