/** A private folder for the socket: its path must be short, which that of the project may not be. */
import { accessSync, chmodSync, chownSync, constants, mkdirSync, mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PostgresFault } from './fault.ts'
import { canEnter, type Way } from './ways.ts'

/** `sun_path` holds 107 bytes; the shortest limit (macOS) is 103. */
const longestBytes = 103 - '/.s.PGSQL.5432'.length - 'nmo-XXXXXX/'.length

export function makeSocketFolder(way: Way): string {
  const place = [tmpdir(), '/tmp', '/run', '/var/tmp'].find(
    (p) =>
      Buffer.byteLength(p) <= longestBytes &&
      statSync(p, { throwIfNoEntry: false }) &&
      canEnter(p, way) &&
      isWritable(p),
  )
  if (!place) throw new PostgresFault('Негде завести сокет базы: ни /tmp, ни /run не доступны для записи')
  const folder = mkdtempSync(join(place, 'nmo-'))
  keepSocketFolder(folder, way)
  return folder
}

/** Also when a cleaner of temporary files took it away. */
export function keepSocketFolder(folder: string, way: Way): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o700)
  if (process.getuid?.() === 0) chownSync(folder, way.uid, way.gid)
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
