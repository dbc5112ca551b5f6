/** The desk of blocks: what is closed now and why, with its evidence; what was a mistake is lifted with a reason (G5). */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import { BlockKind, BlockState, blockNotFound, blockOver, blockOwn } from './blocks.ts'

export const KeptBlock = z.object({
  id: z.uuid(),
  kind: BlockKind,
  reason: z.string(),
  state: BlockState,
  at: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Whose account it closes; null for a block of an address or of a password. */
  person: z.object({ id: z.uuid(), shortName: z.string() }).nullable(),
  /** What was counted when it began: failures since an instant, of how many accounts. */
  evidence: z.object({
    failures: z.int(),
    accounts: z.int().nullable(),
    since: z.iso.datetime().nullable(),
    addresses: z.array(z.string()),
  }),
  /** Attempts turned away while it held, and the last of them. */
  stopped: z.int(),
  stoppedAt: z.iso.datetime().nullable(),
  /** `by` is null when the owner proved themselves. */
  lifted: z
    .object({ at: z.iso.datetime(), by: z.string().nullable(), why: z.string().nullable() })
    .nullable(),
  can: z.object({ lift: z.boolean() }),
})
export type KeptBlock = z.output<typeof KeptBlock>

/** Rows of one page of the list. */
export const blocksOnPage = 25

export const listBlocks = endpoint({
  method: 'GET',
  path: '/api/blocks',
  summary: 'Блокировки входа с доказательствами',
  query: z.object({
    state: z.enum(['holds', 'over']).default('holds'),
    kind: BlockKind.optional(),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  reply: z.object({
    items: z.array(KeptBlock),
    total: z.int(),
    /** Of those that hold: how many of each kind. */
    kinds: z.array(z.object({ kind: BlockKind, count: z.int() })),
  }),
})

export const liftBlock = endpoint({
  method: 'POST',
  path: '/api/blocks/:id/lift',
  assurance: 'fresh',
  summary: 'Снять блокировку раньше срока',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    reason: z.string().trim().min(5, 'Напишите, почему снимаете').max(300),
  }),
  reply: KeptBlock,
  problems: [blockNotFound, blockOver, blockOwn],
})

/** Somebody decided that a block was a mistake. */
export const blockLifted = event(
  'identity.block-lifted',
  z.object({ blockId: z.uuid(), personId: z.uuid().nullable() }),
  (p) => ['permission:blocks.manage', ...(p.personId ? [`person:${p.personId}`] : [])],
)
