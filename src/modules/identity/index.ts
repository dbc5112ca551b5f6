/** The door of the module for its juniors, for app.ts and for the command line. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { consumeCode, killCodes } from './use-cases/consume-code.ts'
export { liftBlock } from './use-cases/lift-block.ts'
export { listBlocks } from './use-cases/list-blocks.ts'
export { issueCode } from './use-cases/issue-code.ts'
export { formerIdsOf } from './use-cases/merge/former-ids.ts'
export { resetFactors } from './use-cases/factors/reset-factors.ts'
export { contactsOf, findPeople, personCard, personCards } from './use-cases/people.ts'
export { foreseeRule, readPasswordDesk, setPasswordRule } from './use-cases/password-desk.ts'
export {
  createUser,
  endUserSessions,
  setEntry,
  giveRole,
  setUserPassword,
  showUser,
  takeRole,
} from './use-cases/users.ts'
