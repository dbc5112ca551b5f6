/** The door of presence: its addresses and jobs, and what the demo world is made by. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { setMeeting } from './use-cases/desk.ts'
export { makeCodes } from './use-cases/make-codes.ts'
export { belongings } from './use-cases/hear-merge.ts'
export { eventsOf, type OwnEvent } from './use-cases/own-meetings.ts'
