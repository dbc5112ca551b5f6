/** The rules of applications, each in a file of its own. Pure: no clock, no database, no user. */
export * from '../../platform/calendar/working-days.ts'
export * from './domain/clock.ts'
export * from './domain/forecast.ts'
export * from './domain/holding.ts'
export * from './domain/record.ts'
export * as review from './domain/review.ts'
