/** Sealed contents on disk: `aa/bb/<id>`, written once, durable before anybody is told. */
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, opendir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface Blobs {
  readonly write: (id: string, content: AsyncIterable<Uint8Array>) => Promise<void>
  readonly open: (id: string) => Promise<{ handle: FileHandle; sizeBytes: number }>
  readonly remove: (id: string) => Promise<void>
  readonly writtenBefore: (moment: Date) => AsyncIterable<string>
}

const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function blobsIn(root: string): Blobs {
  /** By the random end of the id, so that folders fill evenly; a name that is not an id never reaches the disk. */
  function place(id: string): { folder: string; path: string } {
    if (!shape.test(id)) throw new Error('not an id of a content')
    const folder = join(root, id.slice(-4, -2), id.slice(-2))
    return { folder, path: join(folder, id) }
  }

  async function write(id: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const { folder, path } = place(id)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const handle = await open(path, 'wx', 0o600)
    try {
      for await (const part of content) await handle.writeFile(part)
      await handle.sync()
    } catch (error) {
      await rm(path, { force: true })
      throw error
    } finally {
      await handle.close()
    }
    for (const made of [folder, join(folder, '..'), root]) await syncFolder(made)
  }

  return {
    write,
    open: async (id) => {
      const handle = await open(place(id).path, constants.O_RDONLY | constants.O_NOFOLLOW)
      return { handle, sizeBytes: (await handle.stat()).size }
    },
    remove: (id) => rm(place(id).path, { force: true }),
    writtenBefore: (moment) => walk(root, moment),
  }
}

/** A file is durable only when its name is: the folder is a file too. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* walk(root: string, moment: Date): AsyncIterable<string> {
  await mkdir(root, { recursive: true, mode: 0o700 })
  for await (const entry of await opendir(root, { recursive: true })) {
    if (!entry.isFile() || !shape.test(entry.name)) continue
    const { mtime } = await stat(join(entry.parentPath, entry.name)).catch(() => ({ mtime: moment }))
    if (mtime < moment) yield entry.name
  }
}
