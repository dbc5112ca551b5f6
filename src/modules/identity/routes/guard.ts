/** Addresses of the desk of blocks. */
import { serve, type Server } from '../../../platform/serve.ts'
import * as contract from '../contract.ts'
import { liftBlock } from '../use-cases/lift-block.ts'
import { listBlocks } from '../use-cases/list-blocks.ts'

export function serveGuard(server: Server): void {
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
