/** The kit in a real browser under the portal's policy: every width, light and scheme; menus, dialogs, fields opened. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, violations } from '../browser.ts'
import { openShowcase, type Showcase } from '../steps/showcase.ts'
import { here } from '../here.ts'

const outDir = mkdtempSync(join(tmpdir(), 'nmo-showcase-'))
let browser: Browser
/** One for all: what was loaded once is not loaded again. */
let visitors: BrowserContext
let showcase: Showcase

beforeAll(async () => {
  browser = await launch()
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  const reply = await context.request.get(here().portal)
  const policy = reply.headers()['content-security-policy'] ?? ''
  await context.close()
  if (!policy.includes(`style-src 'self'`)) throw new Error(`Портал ответил без строгой политики: ${policy}`)
  showcase = await openShowcase(policy, outDir)
  visitors = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' })
})
afterAll(async () => {
  showcase?.close()
  await browser?.close()
  rmSync(outDir, { recursive: true, force: true })
})

const lowVision = (size: number, scheme: string, more: object = {}) => ({
  scheme: 'auto',
  lowVision: { size, scheme, letters: 'normal', lines: 'normal', face: 'sans', pictures: true, ...more },
})

interface Clothes {
  readonly width: number
  readonly dark?: boolean
  readonly look?: object
  /** Text of the browser itself, as with «Размер шрифта: 200 %». */
  readonly textPercent?: number
  /** The same page was asked about everything in other clothes: only what colour and size can break. */
  readonly isAskedBefore?: boolean
}

const wardrobe: Readonly<Record<string, Clothes>> = {
  'широкий экран, день': { width: 1280 },
  'широкий экран, ночь': { width: 1280, dark: true },
  'телефон, день': { width: 390 },
  'телефон, ночь': { width: 390, dark: true },
  'узкий телефон': { width: 320 },
  планшет: { width: 820 },
  'текст 200 %': { width: 1280, textPercent: 200 },
  'чёрным по белому': { width: 1280, look: lowVision(125, 'plain') },
  'белым по чёрному, 200 %, широко': {
    width: 1280,
    look: lowVision(200, 'night', { letters: 'wide', lines: 'wide', face: 'serif' }),
  },
  'синим по голубому, телефон, 200 %': { width: 390, look: lowVision(200, 'sky', { letters: 'wide' }) },
  'коричневым по бежевому, без картинок': { width: 390, look: lowVision(150, 'sand', { pictures: false }) },
}
const pages = [
  '/',
  '/documents',
  '/applications',
  '/catalogue?stage=ours',
  '/faces',
  '/kit',
  '/desk',
  '/more',
  '/sign-in?guest',
  '/nowhere',
] as const

interface Visit {
  readonly page: Page
  readonly open: (path: string) => Promise<void>
  readonly faults: () => Promise<string[]>
}

async function visit(clothes: Clothes): Promise<Visit> {
  const page = await visitors.newPage()
  await page.setViewportSize({ width: clothes.width, height: clothes.width < 768 ? 844 : 900 })
  await page.emulateMedia({ colorScheme: clothes.dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  const kept = JSON.stringify(JSON.stringify(clothes.look ?? {}))
  await page.addInitScript(`localStorage.setItem('nmo-look', ${kept}); window.refusedByPolicy = [];
    document.addEventListener('securitypolicyviolation', (e) => window.refusedByPolicy.push(e.violatedDirective + ' ' + e.sample))`)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return {
    page,
    open: async (path) => {
      await page.goto(showcase.url + path)
      await page.waitForSelector('h1', { state: 'attached' })
      if (clothes.textPercent) {
        await page.evaluate(`document.documentElement.style.fontSize = '${clothes.textPercent}%'`)
      }
      await settle(page)
    },
    faults: async () => [...errors, ...(await seen(page, clothes))],
  }
}

const settle = async (page: Page): Promise<void> => {
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await page.waitForTimeout(350)
}

/** What a strict eye finds: policy, axe, sideways scrolling, small targets. */
async function seen(page: Page, { width, isAskedBefore }: Clothes): Promise<string[]> {
  const found = await violations(page, isAskedBefore ? 'look' : 'everything')
  const rest: string[] = await page.evaluate(`(() => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth
    return [...(over > 0 ? ['лишняя ширина: ' + over] : []), ...window.refusedByPolicy]
  })()`)
  const least = width < 768 ? 40 : 24
  const small: string[] =
    await page.evaluate(`[...document.querySelectorAll('main .btn, main .icon-button, .tabs a, .bar .bar-link')]
    .filter((e) => e.checkVisibility()).map((e) => [e, e.getBoundingClientRect()])
    .filter(([, box]) => box.height < ${least}).map(([e, box]) => 'мала: ' + e.outerHTML.slice(0, 120) + ' ' + box.height)`)
  return [...found, ...rest, ...small]
}

const asksEverything = ['широкий экран, день', 'телефон, день']

test.each(Object.entries(wardrobe))('%s', async (name, clothes) => {
  const { page, open, faults } = await visit({ ...clothes, isAskedBefore: !asksEverything.includes(name) })
  const found: Record<string, string[]> = {}
  for (const path of pages) {
    await open(path)
    const here = await faults()
    if (here.length > 0) found[path] = here
  }
  expect(found).toEqual({})
  await page.close()
})

interface Act {
  readonly path: string
  readonly clothes: Clothes
  readonly act: (page: Page) => Promise<unknown>
}
const wide: Clothes = { width: 1280 }
const phone: Clothes = { width: 390 }
const night: Clothes = { width: 1280, dark: true }
const files = [
  { name: 'slow.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(3000, 1) },
  { name: 'IMG_4471.heic', mimeType: 'image/heic', buffer: Buffer.alloc(2000, 1) },
]

const acts: Readonly<Record<string, Act>> = {
  'ошибки формы': {
    path: '/documents',
    clothes: wide,
    act: (p) => p.getByRole('button', { name: /Проверить/ }).click(),
  },
  'список под полем': {
    path: '/documents',
    clothes: night,
    act: (p) => p.getByRole('combobox', { name: 'Специальность' }).click(),
  },
  'поиск под полем': {
    path: '/documents',
    clothes: wide,
    act: (p) => p.getByRole('combobox', { name: 'Учебное заведение' }).fill('кинеш'),
  },
  календарь: { path: '/documents', clothes: wide, act: (p) => openCalendar(p) },
  'календарь ночью': { path: '/documents', clothes: night, act: (p) => openCalendar(p) },
  'календарь на телефоне': { path: '/documents', clothes: phone, act: (p) => openCalendar(p) },
  'календарь белым по чёрному': {
    path: '/documents',
    clothes: { width: 1280, look: lowVision(150, 'night') },
    act: (p) => openCalendar(p),
  },
  'список во весь экран': {
    path: '/documents',
    clothes: phone,
    act: (p) => p.getByRole('button', { name: /^Специальность/ }).click(),
  },
  'файлы в пути': {
    path: '/documents',
    clothes: phone,
    act: (p) => p.locator('input[type=file]').first().setInputFiles(files),
  },
  'опасное дело': {
    path: '/applications',
    clothes: night,
    act: (p) => p.getByRole('button', { name: /Отозвать/ }).click(),
  },
  'опасное дело на телефоне': {
    path: '/applications',
    clothes: phone,
    act: (p) => p.getByRole('button', { name: /Отозвать/ }).click(),
  },
  поиск: {
    path: '/',
    clothes: wide,
    act: (p) => p.keyboard.press('/').then(() => p.getByRole('combobox').fill('041')),
  },
  'меню человека': {
    path: '/',
    clothes: wide,
    act: (p) => p.getByRole('button', { name: /Орлова/ }).click(),
  },
  сообщение: {
    path: '/kit',
    clothes: phone,
    act: (p) => p.getByRole('button', { name: /Показать.сообщение/ }).click(),
  },
  фильтры: {
    path: '/catalogue?stage=ours',
    clothes: phone,
    act: (p) => p.getByRole('button', { name: /Фильтры/ }).click(),
  },
  'неверный пароль': {
    path: '/sign-in?guest',
    clothes: wide,
    act: (p) => p.getByRole('button', { name: 'Войти', exact: true }).click(),
  },
}

async function openCalendar(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Календарь: окончание' }).click()
  await page.getByRole('button', { name: /12.января.2026/ }).waitFor()
}

test.each(Object.entries(acts))('%s', async (_, { path, clothes, act }) => {
  const { page, open, faults } = await visit(clothes)
  await open(path)
  await act(page)
  await settle(page)
  expect(await faults()).toEqual([])
  await page.close()
})

test('every tab stop shows its ring', async () => {
  const { page, open } = await visit(wide)
  await open('/documents')
  const unseen: string[] = []
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab')
    const stop =
      (await page.evaluate(`(() => { const e = document.activeElement; const s = getComputedStyle(e);
      return { what: e.outerHTML.slice(0, 100), width: parseFloat(s.outlineWidth), style: s.outlineStyle } })()`)) as {
        what: string
        width: number
        style: string
      }
    if (stop.what.startsWith('<body')) break
    if (stop.width < 3 || stop.style === 'none') unseen.push(stop.what)
  }
  expect(unseen).toEqual([])
  await page.close()
})

test('the first visit is at most 150 kB of compressed script', async () => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const scripts = new Map<string, number>()
  await session.send('Network.enable')
  session.on('Network.responseReceived', (e) => e.type === 'Script' && scripts.set(e.requestId, 0))
  session.on('Network.loadingFinished', (e) => {
    if (scripts.has(e.requestId)) scripts.set(e.requestId, e.encodedDataLength)
  })
  await page.goto(here().portal)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  const kilobytes = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000
  console.log(`первое посещение: ${kilobytes.toFixed(1)} кБ скриптов, файлов ${scripts.size}`)
  expect(scripts.size).toBeGreaterThan(1)
  expect(kilobytes).toBeLessThanOrEqual(150)
  await context.close()
})
