/** The server that another process of this machine has started on a data folder; commands talk to it beside the portal. */
import { join, resolve } from 'node:path'
import { isServerOf, readNote } from './leftover.ts'
import { urlIn } from './url.ts'

export function findRunning(dataDir: string): ((user: string, database: string) => string) | null {
  const cluster = join(resolve(dataDir), 'cluster')
  const note = readNote(cluster)
  if (!note || note.status !== 'ready' || !isServerOf(note.pid, cluster)) return null
  return urlIn(note.socketDir)
}
