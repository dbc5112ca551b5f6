/** The rules of the nightly look. */
export * from './domain/codes.ts'
export * from './domain/day.ts'
export * from './domain/rules.ts'
export * from './domain/table.ts'
