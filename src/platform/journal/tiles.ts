/** Tables of the tree: places of rows, tiles of hashes, signed states. */
import { sql } from 'kysely'
import type { Db } from '../context.ts'
import { foldTile, tileWidth, type Tiles } from './tree.ts'

export interface SignedState {
  readonly size: number
  readonly root: Buffer
  readonly at: Date
  readonly note: string
}

/** What a stranger needs to make the leaf of one row again. */
export interface LeafRow {
  readonly position: number
  readonly salt: Buffer
  readonly entry: Readonly<Record<string, unknown>>
}

interface Horizon {
  readonly settled: number
  readonly seen: number
  readonly until: string
  readonly looked_at: Date
}

/** Half a minute: no statement stands so long between taking a number and beginning to write. */
const patienceMs = 30_000

/** One at a time: the row is locked until the end of the transaction. */
export async function lockHorizon(db: Db): Promise<Horizon> {
  const { rows } =
    await sql<Horizon>`select settled, seen, until::text as until, looked_at from platform.journal_horizon for update`.execute(
      db,
    )
  return rows[0]!
}

/** Rows that have no place yet, oldest first, those of late transactions too. */
export async function unplaced(
  db: Db,
  settled: number,
  limit: number,
): Promise<{ id: number; hash: Buffer }[]> {
  const { rows } = await sql<{ id: number; hash: Buffer }>`select e.id, e.leaf_hash as hash
    from platform.journal_entry e
    where e.id > ${settled} and not exists (select from platform.journal_leaf l where l.entry_id = e.id)
    order by e.id limit ${limit}`.execute(db)
  return rows.map((r) => ({ id: Number(r.id), hash: r.hash }))
}

/** Read before the rows are looked for: what is told here had ended by then. */
export async function clockOf(db: Db): Promise<{ oldest: string; next: string; last: number }> {
  const { rows } = await sql<{ oldest: string; next: string; last: number | null }>`select
    pg_snapshot_xmin(pg_current_snapshot())::text as oldest, pg_snapshot_xmax(pg_current_snapshot())::text as next,
    pg_sequence_last_value('platform.journal_entry_id_seq') as last`.execute(db)
  const row = rows[0]!
  return { ...row, last: Number(row.last ?? 0) }
}

/** After a look that has placed everything it found: numbers given out before the former look are settled when all its transactions have ended. */
export async function moveHorizon(
  db: Db,
  h: Horizon,
  clock: { oldest: string; next: string; last: number },
  now: Date,
): Promise<void> {
  const hasEnded = BigInt(clock.oldest) >= BigInt(h.until)
  if (now.getTime() - new Date(h.looked_at).getTime() < patienceMs || !hasEnded) return
  await sql`update platform.journal_horizon
    set settled = ${Number(h.seen)}, seen = ${clock.last}, until = ${clock.next}::xid8, looked_at = ${now}`.execute(
    db,
  )
}

export async function sizeOf(db: Db): Promise<number> {
  const { rows } = await sql<{
    n: number | null
  }>`select max(position) + 1 as n from platform.journal_leaf`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

export async function appendLeaves(
  db: Db,
  size: number,
  leaves: readonly { readonly id: number; readonly hash: Buffer }[],
): Promise<void> {
  await sql`insert into platform.journal_leaf (position, entry_id)
    select ${size}::bigint + at - 1, id from unnest(${leaves.map((l) => l.id)}::bigint[]) with ordinality as t (id, at)`.execute(
    db,
  )
  await appendHashes(db, 0, size, Buffer.concat(leaves.map((l) => l.hash)))
}

/** Adds hashes after the `count` that the level has, and one to the level above for each tile that becomes full. */
async function appendHashes(db: Db, level: number, count: number, hashes: Buffer): Promise<void> {
  let [at, rest] = [count, hashes]
  const full: Buffer[] = []
  while (rest.length > 0) {
    const free = tileWidth - (at % tileWidth)
    const piece = rest.subarray(0, free * 32)
    const { rows } = await sql<{
      hashes: Buffer
    }>`insert into platform.journal_tile as t (level, number, hashes)
      values (${level}, ${Math.floor(at / tileWidth)}, ${piece})
      on conflict (level, number) do update set hashes = t.hashes || excluded.hashes returning hashes`.execute(
      db,
    )
    if (piece.length === free * 32) full.push(foldTile(rows[0]!.hashes))
    at += piece.length / 32
    rest = rest.subarray(piece.length)
  }
  if (full.length > 0) await appendHashes(db, level + 1, Math.floor(count / tileWidth), Buffer.concat(full))
}

/** Tiles for one reckoning: each is read once. */
export function tilesOf(db: Db): Tiles {
  const read = new Map<string, Promise<Buffer>>()
  return (level, number) => {
    const key = `${level}/${number}`
    const known = read.get(key) ?? readTile(db, level, number).then((tile) => tile ?? Buffer.alloc(0))
    read.set(key, known)
    return known
  }
}

export async function readTile(db: Db, level: number, number: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{
    hashes: Buffer
  }>`select hashes from platform.journal_tile where level = ${level} and number = ${number}`.execute(db)
  return rows[0]?.hashes
}

export async function keepState(db: Db, s: SignedState): Promise<void> {
  await sql`insert into platform.journal_state (size, root, at, note) values (${s.size}, ${s.root}, ${s.at}, ${s.note})
    on conflict (size) do nothing`.execute(db)
}

/** The newest state, or the oldest that has this place already. */
export async function readState(db: Db, including?: number): Promise<SignedState | undefined> {
  const { rows } = await sql<SignedState>`select size, root, at, note from platform.journal_state
    ${including === undefined ? sql`order by size desc` : sql`where size > ${including} order by size`} limit 1`.execute(
    db,
  )
  const row = rows[0]
  return row && { ...row, size: Number(row.size) }
}

/** The first row of such a kind about an object that has a place; for the portal's own reading. */
export async function leafOf(
  db: Db,
  code: string,
  object: { readonly kind: string; readonly id: string },
): Promise<LeafRow | undefined> {
  const { rows } = await sql<{
    position: number
    salt: Buffer
    entry: Record<string, unknown>
  }>`select l.position, e.salt, jsonb_build_object(
      'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'code', e.code, 'outcome', e.outcome,
      'actorId', e.actor_id, 'actorRoles', e.actor_roles, 'sessionId', e.actor_session_id,
      'organisationId', e.organisation_id, 'subjectId', e.subject_id, 'objectKind', e.object_kind,
      'objectId', e.object_id, 'requestId', e.request_id, 'ip', e.ip, 'details', e.details, 'proof', e.request_proof) as entry
    from platform.journal_entry e join platform.journal_leaf l on l.entry_id = e.id
    where e.object_kind = ${object.kind} and e.object_id = ${object.id} and e.code = ${code} and e.outcome = 'done'
    order by e.id limit 1`.execute(db)
  const row = rows[0]
  return row && { position: Number(row.position), salt: row.salt, entry: row.entry }
}
