/** Addresses of roles and rights. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { acceptInvitation, openInvitation, takeInvitation } from './use-cases/accept-invitation.ts'
import { askStatus, showStatus } from './use-cases/ask-status.ts'
import { giveRole } from './use-cases/give-role.ts'
import { findPeople, listGrants, listProposals, rolesOfPerson } from './use-cases/list-rights.ts'
import { revokeGrant } from './use-cases/revoke-grant.ts'
import { showRules } from './use-cases/rules.ts'
import { approveProposal, refuseProposal, withdrawProposal } from './use-cases/settle-proposal.ts'

export function routes(server: Server): void {
  const inList = quiet('в списке имена и роли; открытая карточка человека записывается')
  serve(server, contract.roleRules, {
    permission: 'roles.read',
    audit: quiet('правила ролей, без данных людей'),
    run: (ctx) => showRules(ctx),
  })
  serve(server, contract.listGrants, {
    permission: 'roles.read',
    audit: inList,
    run: (ctx, { query }) => listGrants(ctx, query),
  })
  serve(server, contract.listProposals, {
    permission: 'roles.read',
    audit: inList,
    run: (ctx, { query }) => listProposals(ctx, query),
  })
  serve(server, contract.rolesOfPerson, {
    permission: 'roles.read',
    audit: 'roles-looked-at',
    run: (ctx, { params }) => rolesOfPerson(ctx, params.id),
  })
  serve(server, contract.findPeople, {
    permission: 'roles.grant',
    audit: 'people-searched',
    run: (ctx, { query }) => findPeople(ctx, query.text),
  })
  acts(server)
  serveInvitation(server)
  serve(server, contract.ownStatus, {
    permission: 'status.own',
    audit: quiet('человек смотрит своё'),
    run: (ctx) => showStatus(ctx),
  })
  serve(server, contract.askStatus, {
    permission: 'status.own',
    audit: 'status-asked',
    idempotent: true,
    run: (ctx, { body }) => askStatus(ctx, body),
  })
}

function acts(server: Server): void {
  serve(server, contract.giveRole, {
    permission: 'roles.grant',
    audit: 'role-given',
    idempotent: true,
    run: (ctx, { body }) => giveRole(ctx, body),
  })
  serve(server, contract.withdrawProposal, {
    permission: 'roles.grant',
    audit: 'role-proposal-withdrawn',
    idempotent: true,
    run: (ctx, { params }) => withdrawProposal(ctx, params.id),
  })
  serve(server, contract.revokeGrant, {
    permission: 'roles.grant',
    audit: 'role-revoked',
    idempotent: true,
    run: (ctx, { params, body }) => revokeGrant(ctx, params.id, body.why),
  })
  serve(server, contract.approveProposal, {
    permission: 'roles.approve',
    audit: 'role-approved',
    idempotent: true,
    run: (ctx, { params }) => approveProposal(ctx, params.id),
  })
  serve(server, contract.refuseProposal, {
    permission: 'roles.approve',
    audit: 'role-refused',
    idempotent: true,
    run: (ctx, { params, body }) => refuseProposal(ctx, params.id, body.why),
  })
}

function serveInvitation(server: Server): void {
  serve(server, contract.openInvitation, {
    permission: 'guest',
    audit: 'invitation-opened',
    run: (ctx, { body }) => openInvitation(ctx, body.token),
  })
  serve(server, contract.acceptInvitation, {
    permission: 'guest',
    audit: 'first-administrator',
    run: (ctx, { body }) => acceptInvitation(ctx, body),
  })
  serve(server, contract.takeInvitation, {
    permission: 'profile.own',
    audit: 'first-administrator',
    run: (ctx, { body }) => takeInvitation(ctx, body.token),
  })
}
