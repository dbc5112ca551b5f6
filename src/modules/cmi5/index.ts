/** The door of cmi5: what contents ask of it, and its rules for sessions in the store. */
import { guard } from './use-cases/guard.ts'

export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { bringBelated } from './use-cases/belated.ts'
export { keepCourse, readStructure } from './use-cases/courses.ts'
export { abandonSession, launchUnit } from './use-cases/launch.ts'
export { unitsOf } from './use-cases/units.ts'
export { waiveUnit } from './use-cases/waive.ts'
export const sessionGuards = [guard]
