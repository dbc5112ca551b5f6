/** The door of the module: its addresses and jobs; for the command line, the acts of the desk of roles. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { giveRole } from './use-cases/give-role.ts'
export { hoursOfInvitation, inviteAdministrator, inviteOnce } from './use-cases/invite-administrator.ts'
export { listGrants, listProposals, rolesOfPerson } from './use-cases/list-rights.ts'
export { revokeGrant } from './use-cases/revoke-grant.ts'
export { approveProposal, refuseProposal } from './use-cases/settle-proposal.ts'
export { longestDay } from './use-cases/longest-day.ts'
