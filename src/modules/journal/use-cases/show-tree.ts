/** Anyone sees the signed state of the journal and the hashes behind it (RFC 9162). */
import type { Context } from '../../../platform/context.ts'
import { readState, readTile } from '../../../platform/journal/tiles.ts'
import { tileWidth } from '../../../platform/journal/tree.ts'
import { Problem } from '../../../platform/problem.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { stateAbsent, tileAbsent } from '../contract/tree.ts'

/** `size`: the first state of at least so many rows; otherwise the newest. */
export async function showState(ctx: Context, size: number | undefined): Promise<BytesReply> {
  const state = await readState(ctx.db, size === undefined ? undefined : size - 1)
  if (!state) throw new Problem(stateAbsent)
  return {
    stream: Buffer.from(state.note, 'utf8'),
    type: 'text/plain; charset=utf-8',
    headers: { 'cache-control': size === undefined ? 'public, max-age=30' : 'public, max-age=86400' },
  }
}

export async function showTile(ctx: Context, level: number, number: number): Promise<BytesReply> {
  const tile = await readTile(ctx.db, level, number)
  if (!tile) throw new Problem(tileAbsent)
  const isFull = tile.length === tileWidth * 32
  return {
    stream: tile,
    type: 'application/octet-stream',
    headers: { 'cache-control': isFull ? 'public, max-age=31536000, immutable' : 'no-cache' },
  }
}
