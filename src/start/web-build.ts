/** Builds the page in a process of its own, beside the database; a page whose sources did not change is taken as it lies. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { buildChecker } from './checker-build.ts'
import { StartFault } from './faults.ts'
import { hashOf, isFresh, root, writeStamp } from './web-sources.ts'

export const webFolder = join(root, 'dist/web')

export const isPageFresh = (): boolean => isFresh(webFolder)

/** The bundler's memory goes with its process, and the start goes on meanwhile. */
export function buildPageBeside(): Promise<void> {
  if (!hasBundler()) {
    if (existsSync(join(webFolder, 'index.html'))) return Promise.resolve()
    return Promise.reject(
      new StartFault(
        'Страница не собрана, а сборщика нет: пакеты поставлены без devDependencies. Выполните npm ci && npm run build',
      ),
    )
  }
  return new Promise((done, fail) => {
    let said = ''
    const child = spawn(process.execPath, [join(root, 'src/start/build.ts')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => (said += data.toString()))
    child.once('error', fail)
    child.once('close', (code) =>
      code === 0
        ? done()
        : fail(
            new StartFault(`Страница не собралась:\n${stripVTControlCharacters(said).trim().slice(0, 3000)}`),
          ),
    )
  })
}

function hasBundler(): boolean {
  try {
    return createRequire(import.meta.url).resolve('vite') !== ''
  } catch {
    return false
  }
}

/** Built aside and put in place whole: a server that runs meanwhile never sees half a page. */
export async function buildPage(): Promise<void> {
  const fresh = `${webFolder}.${process.pid}`
  const { build } = await import('vite')
  const before = hashOf([])
  try {
    const result = await build({
      root: join(root, 'src/web'),
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: fresh, emptyOutDir: true },
    })
    const chunks = [result].flat().flatMap((r) => ('output' in r ? r.output : []))
    const modules = chunks.flatMap((c) => ('moduleIds' in c ? c.moduleIds : []))
    modules.push(...(await buildChecker(fresh)))
    // Sources that changed under the build leave no stamp: the next start builds again.
    if (hashOf([]) === before) writeStamp(fresh, modules)
    putInPlace(fresh)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function putInPlace(fresh: string): void {
  const old = `${fresh}.old`
  mkdirSync(join(root, 'dist'), { recursive: true })
  for (let attempt = 1; ; attempt++) {
    if (existsSync(webFolder)) renameSync(webFolder, old)
    try {
      renameSync(fresh, webFolder)
      break
    } catch (error) {
      // Another build was put there in between.
      if (attempt === 3) throw error
    } finally {
      rmSync(old, { recursive: true, force: true })
    }
  }
}
