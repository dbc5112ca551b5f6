/** At the first start of a deployment a link for the first administrator is made; null at every later one. */
import { inviteOnce } from '../modules/staff/index.ts'
import type { Settings } from '../platform/config.ts'
import { withSystem } from './context.ts'
import type { Invited } from './summary.ts'

export const inviteAtFirstStart = (settings: Settings, appUrl: string): Promise<Invited | null> =>
  withSystem({ settings, appUrl, audit: 'nmo-admin-invite', say: () => undefined }, (ctx) => inviteOnce(ctx))
