/** The door of the module. */
export { routes } from './routes.ts'
