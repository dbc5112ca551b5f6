/** Modules in order, eldest first: a module calls only those above it. Nothing else. */
import * as applications from './modules/applications/index.ts'
import * as cmi5 from './modules/cmi5/index.ts'
import * as content from './modules/content/index.ts'
import * as credentials from './modules/credentials/index.ts'
import * as credits from './modules/credits/index.ts'
import * as files from './modules/files/index.ts'
import * as identity from './modules/identity/index.ts'
import * as journal from './modules/journal/index.ts'
import * as learning from './modules/learning/index.ts'
import * as studies from './modules/studies/index.ts'
import * as licences from './modules/licences/index.ts'
import * as lrs from './modules/lrs/index.ts'
import * as notifications from './modules/notifications/index.ts'
import * as oversight from './modules/oversight/index.ts'
import * as operations from './modules/operations/index.ts'
import * as organisations from './modules/organisations/index.ts'
import * as presence from './modules/presence/index.ts'
import * as plans from './modules/plans/index.ts'
import * as portfolio from './modules/portfolio/index.ts'
import * as records from './modules/records/index.ts'
import * as registrations from './modules/registrations/index.ts'
import * as staff from './modules/staff/index.ts'
import type { Belongings } from './platform/belongings.ts'
import type { Job } from './platform/event.ts'
import type { SessionGuard } from './platform/session-guard.ts'
import type { IsolatedServer } from './platform/isolated.ts'
import type { Server } from './platform/serve.ts'

export interface Module {
  readonly name: string
  readonly routes: (server: Server) => void
  readonly jobs: readonly Job[]
  /** What it serves on the origin of foreign content. */
  readonly played?: (server: IsolatedServer) => void
  /** What it keeps of a person, for whoever makes two accounts one. */
  readonly belongings?: readonly Belongings[]
  /** Rules of the sessions that it opens in the store of learning records. */
  readonly sessionGuards?: readonly SessionGuard[]
}

export const modules: readonly Module[] = [
  { name: 'identity', routes: identity.routes, jobs: identity.jobs },
  { name: 'files', routes: files.routes, jobs: files.jobs, belongings: files.belongings },
  { name: 'organisations', routes: organisations.routes, jobs: organisations.jobs },
  { name: 'journal', routes: journal.routes, jobs: journal.jobs },
  { name: 'oversight', routes: oversight.routes, jobs: oversight.jobs },
  {
    name: 'applications',
    routes: applications.routes,
    jobs: applications.jobs,
    belongings: applications.belongings,
  },
  { name: 'licences', routes: licences.routes, jobs: licences.jobs, belongings: licences.belongings },
  { name: 'staff', routes: staff.routes, jobs: staff.jobs },
  {
    name: 'registrations',
    routes: registrations.routes,
    jobs: registrations.jobs,
    belongings: registrations.belongings,
  },
  {
    name: 'credentials',
    routes: credentials.routes,
    jobs: credentials.jobs,
    belongings: credentials.belongings,
  },
  { name: 'records', routes: records.routes, jobs: records.jobs, belongings: records.belongings },
  { name: 'learning', routes: learning.routes, jobs: learning.jobs, belongings: learning.belongings },
  { name: 'studies', routes: studies.routes, jobs: studies.jobs, belongings: studies.belongings },
  { name: 'presence', routes: presence.routes, jobs: presence.jobs, belongings: presence.belongings },
  { name: 'lrs', routes: lrs.routes, jobs: lrs.jobs, belongings: lrs.belongings },
  { name: 'cmi5', routes: cmi5.routes, jobs: cmi5.jobs, sessionGuards: cmi5.sessionGuards },
  {
    name: 'content',
    routes: content.routes,
    jobs: content.jobs,
    played: content.played,
    belongings: content.belongings,
    sessionGuards: content.sessionGuards,
  },
  { name: 'credits', routes: credits.routes, jobs: credits.jobs, belongings: credits.belongings },
  { name: 'plans', routes: plans.routes, jobs: plans.jobs, belongings: plans.belongings },
  {
    name: 'notifications',
    routes: notifications.routes,
    jobs: notifications.jobs,
    belongings: notifications.belongings,
  },
  {
    name: 'portfolio',
    routes: portfolio.routes,
    jobs: portfolio.jobs,
    belongings: portfolio.belongings,
  },
  { name: 'operations', routes: operations.routes, jobs: [] },
]
