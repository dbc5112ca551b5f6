/** Every command of `nmo`, in the order of the help; the code of each is read only when it is called. */
import type { Command } from './command.ts'

export type Table = Readonly<Record<string, () => Promise<Command>>>

export const table: Table = {
  start: async () => (await import('./start.ts')).startCommand,
  web: async () => (await import('./process.ts')).webCommand,
  worker: async () => (await import('./process.ts')).workerCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  doctor: async () => (await import('./doctor/doctor.ts')).doctor,
  'user list': async () => (await import('./user/list.ts')).userList,
  'user show': async () => (await import('./user/show.ts')).userShow,
  'user add': async () => (await import('./user/add.ts')).userAdd,
  'user role add': async () => (await import('./user/role.ts')).userRoleAdd,
  'user role remove': async () => (await import('./user/role.ts')).userRoleRemove,
  'user password': async () => (await import('./user/password.ts')).userPassword,
  'password policy': async () => (await import('./password/policy.ts')).passwordPolicy,
  'password policy set': async () => (await import('./password/policy.ts')).passwordPolicySet,
  'password status': async () => (await import('./password/status.ts')).passwordStatus,
  'user block': async () => (await import('./user/block.ts')).userBlock,
  'user unblock': async () => (await import('./user/block.ts')).userUnblock,
  'user reset-factors': async () => (await import('./user/reset-factors.ts')).userResetFactors,
  'user sessions end': async () => (await import('./user/sessions.ts')).userSessionsEnd,
  'block list': async () => (await import('./block.ts')).blockList,
  'block lift': async () => (await import('./block.ts')).blockLift,
  'demo code': async () => (await import('./demo-code.ts')).demoCode,
  'licence list': async () => (await import('./licence/list.ts')).licenceList,
  'licence verify': async () => (await import('./licence/verify.ts')).licenceVerify,
  'licence suspend': async () => (await import('./licence/stop.ts')).licenceSuspend,
  'licence resume': async () => (await import('./licence/stop.ts')).licenceResume,
  'licence revoke': async () => (await import('./licence/stop.ts')).licenceRevoke,
  'licence import': async () => (await import('./licence/import.ts')).licenceImport,
  'demo reset': async () => (await import('./demo-reset.ts')).demoReset,
  sandbox: async () => (await import('./sandbox.ts')).sandbox,
}
