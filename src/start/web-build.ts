/** Builds the page when its sources changed since the last build; otherwise takes what lies there. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartFault } from './ports.ts'

const root = new URL('../../', import.meta.url).pathname
export const webFolder = join(root, 'dist/web')
const stamp = join(webFolder, '.sources')

/** One hash over everything that the page is made of. */
export function sourcesOfPage(): string {
  const files = globSync(
    [
      'src/web/**/*',
      'src/modules/*/web/**/*',
      'src/modules/*/contract.ts',
      'src/modules/*/contract/**/*.ts',
      'src/platform/**/*.ts',
      'vite.config.ts',
      'package-lock.json',
    ],
    { cwd: root, exclude: (f) => f.includes('node_modules') || f.includes('.test.') },
  ).sort()
  const hash = createHash('sha256')
  for (const file of files) {
    const content = readIfFile(join(root, file))
    if (content) hash.update(file).update('\0').update(content)
  }
  return hash.digest('hex')
}

function readIfFile(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as { code?: string }).code === 'EISDIR') return null
    throw error
  }
}

export const isPageFresh = (sources: string): boolean =>
  existsSync(join(webFolder, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources

export async function buildPage(sources: string): Promise<void> {
  const vite = await import('vite').catch(() => {
    throw new StartFault(
      'Страница не собрана, а сборщика нет: установка была без devDependencies. Выполните npm ci и npm run build',
    )
  })
  await vite.build({
    root: join(root, 'src/web'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
  })
  writeFileSync(stamp, sources)
}
