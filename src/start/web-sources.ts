/** What the built page was made of: one hash, kept beside it, tells whether it is still that of the sources. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export const root = new URL('../../', import.meta.url).pathname

const always = [
  'src/web/**/*',
  'src/modules/*/web/**/*',
  'src/modules/*/contract.ts',
  'src/modules/*/contract/**/*.ts',
  'vite.config.ts',
  'package-lock.json',
]
const never = /\.test\.|^src\/web\/(test|showcase)/

export interface Stamp {
  /** Files outside the folders of the page that it imports (the contracts lean on the floor). */
  readonly others: readonly string[]
  readonly hash: string
}

export function hashOf(others: readonly string[]): string {
  const files = [...new Set([...globSync(always, { cwd: root }), ...others])]
  const hash = createHash('sha256')
  for (const file of files.filter((f) => !never.test(f)).toSorted()) {
    const path = join(root, file)
    if (statSync(path, { throwIfNoEntry: false })?.isFile())
      hash.update(`${file}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

const stampOf = (folder: string): string => join(folder, '.sources')

/** `moduleIds` as the bundler reports them: absolute paths, virtual ones among them. */
export function writeStamp(folder: string, moduleIds: readonly string[]): void {
  const inside = moduleIds.map((id) => relative(root, id.split('?')[0] ?? ''))
  const others = [...new Set(inside.filter((f) => f.startsWith('src/platform/')))].toSorted()
  writeFileSync(stampOf(folder), JSON.stringify({ others, hash: hashOf(others) } satisfies Stamp))
}

export function isFresh(folder: string): boolean {
  if (!existsSync(join(folder, 'index.html')) || !existsSync(stampOf(folder))) return false
  try {
    const stamp = JSON.parse(readFileSync(stampOf(folder), 'utf8')) as Stamp
    return hashOf(stamp.others) === stamp.hash
  } catch {
    return false
  }
}
