/** A copy of the binaries in a folder that everybody may enter, kept between starts; only root makes it. */
import { chmodSync, cpSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'

/** A cache by the file system standard: may be deleted at any time, made again when needed. */
const places = ['/var/cache/nmo', '/var/tmp/nmo', '/tmp/nmo']

export function copyAside(binaries: Binaries): string | null {
  for (const place of places) {
    try {
      return copyTo(place, binaries)
    } catch {
      // A read-only or foreign place; the next one.
    }
  }
  return null
}

function copyTo(place: string, { native, version }: Binaries): string {
  mkdirSync(place, { recursive: true, mode: 0o755 })
  demandOurs(place)
  const target = join(place, `postgres-${version}`)
  if (lstatSync(target, { throwIfNoEntry: false })) {
    demandOurs(target)
    return target
  }
  const half = `${target}.${process.pid}`
  try {
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    chmodSync(half, 0o755)
    renameSync(half, target)
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
  return target
}

/** What somebody else could have laid there must not be run. */
function demandOurs(path: string): void {
  const stat = lstatSync(path)
  if (!stat.isDirectory() || stat.uid !== process.getuid?.() || (stat.mode & 0o022) !== 0)
    throw new Error(`${path} is not ours`)
  chmodSync(path, 0o755)
}
