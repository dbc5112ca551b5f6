/** What this module says to the outside: the evidence in Russian words, «кто смотрел и зачем», and questions about it. Promises D3, B4. */
export * from './contract/entries.ts'
export * from './contract/explanations.ts'
export * from './contract/settings.ts'
export * from './contract/tree.ts'
