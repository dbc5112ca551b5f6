/** The door of the module; for the command line, the settings. */
export { routes } from './routes.ts'
export { changeSetting, readSettings } from './use-cases/settings.ts'
