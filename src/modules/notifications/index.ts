/** The door of notifications: nobody calls them, they hear; the acts of people are replayed by the demo world. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { markAllRead } from './use-cases/read-notifications.ts'
export { saveMessageSettings } from './use-cases/message-settings.ts'
