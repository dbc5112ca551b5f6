/** The door of learning: its addresses, its jobs, and what builds many programmes at once. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { belongings } from './use-cases/searches.ts'
export { importProgrammes } from './use-cases/import-programmes.ts'
export { decideProvider, readOwnProvider, saveProvider, submitProvider } from './use-cases/provider.ts'
export { decideProgrammes } from './use-cases/review-programme.ts'
export { readProgramme } from './use-cases/read-programme.ts'
export {
  broadcastLink,
  eventSession,
  eventSessions,
  freePlace,
  programmesByNumber,
  programmeTitles,
  saveRating,
  sessionFacts,
  specialtiesTaught,
  sessionsOfProgramme,
  takePlace,
} from './use-cases/for-study.ts'
export { deskProgramme } from './use-cases/one-programme.ts'
export { candidatesFor, teachersOf, type PlanCandidate } from './use-cases/candidates.ts'
