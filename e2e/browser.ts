/** A person at a screen: a browser context of one width and one light, with its eyes (axe, pictures) open. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core'
import { expect, onTestFailed } from 'vitest'
import { here } from './here.ts'

const screens = new URL('../.screens/', import.meta.url).pathname
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const places = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

export type Width = 1280 | 390
export type Light = 'light' | 'dark'

const first = (paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((p) => p && existsSync(p))

/** The same browser without its windows, where Debian has it: half of the work. */
export const launch = (...more: readonly string[]): Promise<Browser> =>
  start(first([process.env['CHROMIUM_SHELL_PATH'] ?? '/usr/bin/chromium-headless-shell', ...places]), more)

/** For what only the whole one has: push, a camera. */
export const launchWhole = (): Promise<Browser> => start(first(places), [])

const start = (path: string | undefined, more: readonly string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: path ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--ignore-certificate-errors',
      '--lang=ru-RU',
      ...more,
    ],
  })

export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  readonly portal: string
  readonly esia: string
  /** What the page itself complained of: its content policy, errors nobody caught. */
  readonly faults: string[]
  /** Checks the page by axe and saves its picture. */
  readonly look: (name: string) => Promise<void>
  /** A page on the way of many stories: in the same clothes it says nothing new to the same file. */
  readonly lookOnce: (name: string) => Promise<void>
  /** Another width or light of the same screen. */
  readonly turn: (width: Width, light: Light) => Promise<void>
  readonly leave: () => Promise<void>
}

let visitors = 0
const seenOnce = new Set<string>()

export interface VisitorOptions {
  readonly width?: Width
  readonly light?: Light
  /** Where the portal is, when it is not that of the world. */
  readonly portal?: string
  /** Stands before the names of the pictures of this story. */
  readonly album?: string
}

export async function visitor(browser: Browser, options: VisitorOptions = {}): Promise<Visitor> {
  let { width = 1280, light = 'light' } = options
  const album = options.album ? `${options.album}-` : ''
  const world = here()
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    colorScheme: light,
    reducedMotion: 'reduce',
    viewport: { width, height: width === 390 ? 844 : 900 },
    isMobile: width === 390,
    hasTouch: width === 390,
    permissions: ['notifications'],
    // axe is put into the page by the driver; the page itself allows no foreign script.
    bypassCSP: false,
  })
  // A busy machine is slow, not wrong.
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted Type/.test(message.text())) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  // What the person saw when the story broke.
  const number = ++visitors
  whenTestFails(() => picture(page, `сбой-${number}-${width}`, true).catch(() => undefined))
  const look = async (name: string): Promise<void> => {
    await settle(page)
    await picture(page, `${album}${name}-${width}-${light}`)
    expect(await violations(page), `${name}: axe`).toEqual([])
    expect(
      await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
      `${name}: лишняя ширина`,
    ).toBeLessThanOrEqual(0)
    expect(faults, `${name}: ошибки страницы`).toEqual([])
  }
  return {
    context,
    page,
    portal: options.portal ?? world.portal,
    esia: world.esia,
    faults,
    look,
    lookOnce: async (name) => {
      const dressed = `${name} ${width} ${light}`
      if (seenOnce.has(dressed)) return
      await look(name)
      seenOnce.add(dressed)
    },
    turn: async (toWidth, toLight) => {
      width = toWidth
      light = toLight
      await page.emulateMedia({ colorScheme: light, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
    },
    leave: () => context.close(),
  }
}

/** A visitor who comes before the tests belongs to none of them. */
function whenTestFails(work: () => Promise<void>): void {
  try {
    onTestFailed(work)
  } catch {
    // Vitest refuses it in a hook.
  }
}

/** The page has its title, no skeletons, no fonts and pictures on their way. */
export async function settle(page: Page): Promise<void> {
  // Asked again and again from outside: the page's own policy forbids it to evaluate a text.
  for (let i = 0; i < 150; i++) {
    if (
      await page.evaluate(
        `document.querySelector('.waiting') === null && document.querySelector('h1') !== null && document.fonts.status === 'loaded' && [...document.images].every((i) => i.complete)`,
      )
    )
      return
    await page.waitForTimeout(100)
  }
  throw new Error(`${page.url()}: страница так и не загрузилась`)
}

const protocols = new WeakMap<Page, Promise<CDPSession>>()

/** One for the life of the page: whoever detaches any session of it takes the virtual security key away too. */
export function protocolOf(page: Page): Promise<CDPSession> {
  const open = protocols.get(page) ?? page.context().newCDPSession(page)
  protocols.set(page, open)
  return open
}

/** A long list says nothing new below: the picture ends there. */
const tallest = 2400

/** Nobody opens the album of a gate that passed, and pictures are a good part of its time; `PICTURES=1` takes them there too. */
const hasAlbum = process.env['CI'] !== 'true' || process.env['PICTURES'] === '1'

/** The whole page on one tall screen, so that what stands at the foot of the screen stands at the foot of the picture. */
export async function picture(page: Page, name: string, isAlways = false): Promise<void> {
  if (!hasAlbum && !isAlways) return
  mkdirSync(screens, { recursive: true })
  const screen = page.viewportSize() ?? { width: 1280, height: 900 }
  const height = (await page.evaluate('document.documentElement.scrollHeight')) as number
  // The bar sticks to the window, so a picture of the whole page is taken from its top.
  await page.evaluate('window.scrollTo(0, 0)')
  await page.setViewportSize({ width: screen.width, height: Math.min(height, tallest) })
  const session = await protocolOf(page)
  // Packed loosely: a third of the time of the walk went into the packing.
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })
  writeFileSync(join(screens, `${name}.png`), Buffer.from(data, 'base64'))
  await page.setViewportSize(screen)
}

interface AxeResult {
  readonly violations: {
    readonly id: string
    readonly nodes: { readonly target: string[]; readonly failureSummary?: string }[]
  }[]
}

const axe = readFileSync(axePath, 'utf8')
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What another colour or size of the same page can break. */
const rulesOfLook = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']

export async function violations(page: Page, about: 'everything' | 'look' = 'everything'): Promise<string[]> {
  const runOnly =
    about === 'everything' ? { type: 'tag', values: everyRule } : { type: 'rule', values: rulesOfLook }
  const session = await protocolOf(page)
  // Through the protocol: the content policy of the page stays in force.
  await session.send('Runtime.evaluate', { expression: `window.axe ?? (() => { ${axe} })()` })
  const result = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'], preload: false })`,
  )) as AxeResult
  return result.violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} ${n.failureSummary ?? ''}`),
  )
}
