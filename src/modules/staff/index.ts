/** The door of the module: its addresses and jobs, and what the command line and the demo world do with roles. */
export { jobs } from './jobs.ts'
export { routes } from './routes.ts'
export { giveRole, type Given } from './use-cases/give-role.ts'
export { listGrants, listProposals } from './use-cases/list-rights.ts'
export { revokeGrant } from './use-cases/revoke-grant.ts'
export { approveProposal } from './use-cases/settle-proposal.ts'
