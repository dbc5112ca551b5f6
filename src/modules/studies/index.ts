/** The door of learning: its addresses, its jobs, what content, codes and plans ask of it. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { belongings } from './use-cases/hear-merge.ts'
export { decideEnrolments, enterResults } from './use-cases/desk.ts'
export { enrolByCode } from './use-cases/enrol.ts'
export { decideReview } from './use-cases/reviews.ts'
export {
  earlierStudies,
  eventStudiesOf,
  learntProgrammes,
  standingOf,
  studyFacts,
  type StudyFacts,
} from './use-cases/facts.ts'
export { noteCredits } from './use-cases/note-credits.ts'
export { finishByPresence, noteProgress } from './use-cases/finish.ts'
