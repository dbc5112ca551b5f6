/** Packages of SCORM that somebody brings: each is imported at a desk, opened to a learner, played in a browser by the portal's player, closed and opened again. */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { chromium } from 'playwright-core'
import { zipOf } from '../../src/platform/zip.ts'
import { findChromium } from '../../src/test/chromium.ts'
import { holdsAdl, runAdl } from './scorm-adl.ts'
import { openDesk, type Taught } from './scorm-desk.ts'
import { openStage, type Played } from './scorm-stage.ts'
import type { Run, Suite } from './suite.ts'

interface Package {
  readonly name: string
  readonly bytes: () => Uint8Array
}

interface Told {
  readonly package: string
  readonly refusedWhy?: readonly string[]
  readonly first?: Played
  readonly second?: Played
  readonly standing?: unknown
  /** Empty: it was played as it should be. */
  readonly faults: readonly string[]
}

export const scorm: Suite = {
  words:
    'папка с пакетами SCORM 1.2 и 2004: архивами .zip и папками с imsmanifest.xml, на любой глубине; перед тем npm run build. Папка LMSRTE/Courses из github.com/adlnet/SCORM-2004-4ed-Test-Suite — порядок уроков по ADL',
  needsPage: true,
  run: async ({ portal, folder, logFolder, grep }) => {
    if (holdsAdl(folder)) return [await runAdl(folder, logFolder, grep)]
    const found = findChromium()
    if (!found.found) throw new Error(found.advice)
    await portal.portal.startWorker()
    const desk = await openDesk(portal)
    const browser = await chromium.launch({
      executablePath: found.path,
      // The page of the stage is given out by the driver, so the browser holds it for one of the wide net.
      args: ['--no-sandbox', '--disable-gpu', '--mute-audio', '--disable-features=LocalNetworkAccessChecks'],
    })
    const all: Told[] = []
    const log = join(logFolder, 'scorm.json')
    try {
      for (const one of packagesIn(folder, folder)) {
        if (grep && !one.name.includes(grep)) continue
        const told = await tell(one, desk, (taught, deviceId) =>
          openStage(browser, portal.address, taught, deviceId),
        )
        all.push(told)
        console.log(lineOf(told))
        writeFileSync(log, JSON.stringify(all, null, 1))
      }
    } finally {
      await browser.close()
    }
    const played = all.filter((t) => !t.refusedWhy)
    const [clean, refused] = [played.filter((t) => t.faults.length === 0), all.filter((t) => t.refusedWhy)]
    const runs: Run[] = [
      { what: 'SCORM: сыграно', passed: clean.length, failed: played.length - clean.length, log },
    ]
    // Whether a refusal is right is for whoever brought the package to say; that it has words is for the portal.
    const worded = refused.filter((t) => t.refusedWhy!.some((why) => /[а-яё]/i.test(why)))
    if (refused.length > 0)
      runs.push({
        what: 'SCORM: отказано с причиной',
        passed: worded.length,
        failed: refused.length - worded.length,
        log,
      })
    return runs
  },
}

function packagesIn(folder: string, root: string): Package[] {
  const name = relative(root, folder) || basename(folder)
  if (existsSync(join(folder, 'imsmanifest.xml'))) return [{ name, bytes: () => packed(folder) }]
  return readdirSync(folder)
    .toSorted()
    .flatMap((entry): Package[] => {
      const path = join(folder, entry)
      if (statSync(path).isDirectory()) return packagesIn(path, root)
      return /\.zip$/i.test(entry) ? [{ name: relative(root, path), bytes: () => readFileSync(path) }] : []
    })
}

const packed = (folder: string): Uint8Array =>
  zipOf(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ name: relative(folder, path), bytes: readFileSync(path) })),
  )

async function tell(
  { name, bytes }: Package,
  desk: Awaited<ReturnType<typeof openDesk>>,
  stage: (taught: Taught, deviceId: string) => ReturnType<typeof openStage>,
): Promise<Told> {
  try {
    const brought = await desk.teach(name.replace(/[/\\]/g, ' ').replace(/\.zip$/i, ''), bytes())
    if ('refusedWhy' in brought) return { package: name, refusedWhy: brought.refusedWhy, faults: [] }
    const { taught } = brought
    const first = await (await stage(taught, randomUUID())).play()
    const second = await (await stage(taught, randomUUID())).look()
    return {
      package: name,
      first,
      second,
      standing: await taught.standing(),
      faults: faultsOf(first, second),
    }
  } catch (error) {
    return { package: name, faults: [String(error)] }
  }
}

/** It opened, it found its API, and what it left behind was given back to it. */
function faultsOf(first: Played, second: Played): string[] {
  const faults: string[] = []
  if (!first.isLaunched) faults.push('урок не открылся')
  if (first.missing.length > 0) faults.push(`нет файлов: ${first.missing.slice(0, 3).join(', ')}`)
  if (first.isAsset) return faults
  if (!first.isInitialized) faults.push('урок не нашёл API или не начал с ним говорить')
  faults.push(...first.errors.map((e) => `ошибка урока: ${e}`))
  if (second.lesson === first.lesson && second.isInitialized && !first.isOver) {
    if (second.given.location !== first.said.location)
      faults.push(`место «${first.said.location}» вернулось как «${second.given.location}»`)
    if (second.given.suspendData !== first.said.suspendData) faults.push('запомненное уроком не вернулось')
    if (second.given.entry !== 'resume') faults.push(`вход «${second.given.entry}» вместо «resume»`)
  }
  return faults
}

function lineOf({ package: name, refusedWhy, first, second, standing, faults }: Told): string {
  if (refusedWhy) return `  ${name}: отказано: ${refusedWhy.join('; ')}`
  if (!first) return `  ${name}: НЕ ПРОШЛО: ${faults.join('; ')}`
  const { status, score, location, time } = first.said
  const { state, share } = (standing ?? {}) as { state?: string; share?: number }
  const said = first.isAsset
    ? 'без API'
    : `статус ${status || '—'}, балл ${score || '—'}, место ${location || '—'}, время ${time || '—'}`
  const again = second
    ? `, снова: ${second.lesson === first.lesson ? 'тот же урок' : `урок ${second.lesson}`}, вход ${second.given.entry || '—'}`
    : ''
  const verdict = faults.length > 0 ? `НЕ ПРОШЛО: ${faults.join('; ')}` : 'прошло'
  return `  ${name}: ${verdict}; ${said}${again}; портал: ${state} ${Math.round((share ?? 0) * 100)} %`
}
