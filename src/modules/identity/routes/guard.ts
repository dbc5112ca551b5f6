/** Addresses of the administrator's desks: blocks, people. */
import { serve, type Server } from '../../../platform/serve.ts'
import * as contract from '../contract.ts'
import { liftBlock } from '../use-cases/lift-block.ts'
import { closeDoors, endTheirSessions, openDoors, resetTheirFactors } from '../use-cases/doors.ts'
import { findForDesk } from '../use-cases/find-people.ts'
import { listBlocks } from '../use-cases/list-blocks.ts'
import { proposeMerge, withdrawMerge } from '../use-cases/merge/propose-merge.ts'
import { readDoors } from '../use-cases/read-doors.ts'

export function serveGuard(server: Server): void {
  serveBlocks(server)
  servePeople(server)
}

function servePeople(server: Server): void {
  serve(server, contract.findPeople, {
    permission: 'people.manage',
    audit: 'person-found',
    run: (ctx, { query }) => findForDesk(ctx, query.text),
  })
  serve(server, contract.readDoors, {
    permission: 'people.manage',
    audit: 'doors-seen',
    run: (ctx, { params }) => readDoors(ctx, params.id),
  })
  serve(server, contract.closeDoors, {
    permission: 'people.manage',
    audit: 'doors-closed',
    idempotent: true,
    run: (ctx, { params, body }) => closeDoors(ctx, params.id, body.reason),
  })
  serve(server, contract.openDoors, {
    permission: 'people.manage',
    audit: 'doors-opened',
    idempotent: true,
    run: (ctx, { params, body }) => openDoors(ctx, params.id, body.reason),
  })
  serve(server, contract.endTheirSessions, {
    permission: 'people.manage',
    audit: 'their-sessions-ended',
    idempotent: true,
    run: (ctx, { params, body }) => endTheirSessions(ctx, params.id, body.reason),
  })
  serve(server, contract.resetTheirFactors, {
    permission: 'people.manage',
    audit: 'their-factors-reset',
    idempotent: true,
    run: (ctx, { params, body }) => resetTheirFactors(ctx, params.id, body.reason),
  })
  serve(server, contract.proposeMerge, {
    permission: 'people.manage',
    audit: 'merge-proposed',
    idempotent: true,
    run: (ctx, { params, body }) => proposeMerge(ctx, params.id, body),
  })
  serve(server, contract.withdrawMerge, {
    permission: 'people.manage',
    audit: 'merge-withdrawn',
    idempotent: true,
    run: (ctx, { params }) => withdrawMerge(ctx, params.id),
  })
}

function serveBlocks(server: Server): void {
  serve(server, contract.listBlocks, {
    permission: 'blocks.manage',
    audit: 'blocks-seen',
    run: (ctx, { query }) => listBlocks(ctx, query),
  })
  serve(server, contract.liftBlock, {
    permission: 'blocks.manage',
    audit: 'block-lifted',
    idempotent: true,
    run: (ctx, { params, body }) => liftBlock(ctx, params.id, body.reason),
  })
}
