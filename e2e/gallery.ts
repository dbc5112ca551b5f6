/** One page in all its clothes: a picture by day and by night, what axe finds, sideways scroll, jumps while it opens. */
import type { Page } from 'playwright-core'
import { picture, settle, violations, type Visitor, type Width } from './browser.ts'
import type { Stop } from './pages.ts'

interface Clothes {
  readonly name: string
  readonly dark: boolean
  /** As the page keeps it on the device; null is the ordinary version. */
  readonly lowVision: object | null
}

const lowVision = (size: number, scheme: string, letters: string) => ({
  size,
  scheme,
  letters,
  lines: letters,
  face: 'sans',
  pictures: true,
})

/** Day first: it is the one that opens, the others are put on over it. */
const wardrobe: Readonly<Record<Width, readonly Clothes[]>> = {
  1280: [
    { name: 'light', dark: false, lowVision: null },
    { name: 'dark', dark: true, lowVision: null },
    { name: 'low-vision', dark: false, lowVision: lowVision(200, 'plain', 'wide') },
  ],
  390: [
    { name: 'light', dark: false, lowVision: null },
    { name: 'dark', dark: true, lowVision: null },
    { name: 'low-vision', dark: false, lowVision: lowVision(150, 'sky', 'normal') },
  ],
}

/** What this tab reads as the look kept on the device: the two tabs of one person are dressed apart. */
export const dressedApart = `{
  const kept = Storage.prototype.getItem
  Storage.prototype.getItem = function (key) {
    return key === 'nmo-look' && window.clothes ? window.clothes : kept.call(this, key)
  }
}`

/** As if another tab had chosen it: the page changes where it stands, without loading anew. */
async function putOn(page: Page, { dark, lowVision: chosen }: Clothes): Promise<void> {
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  const look = JSON.stringify({ scheme: 'auto', lowVision: chosen })
  await page.evaluate(`window.clothes = ${JSON.stringify(look)};
    window.dispatchEvent(new StorageEvent('storage', { key: 'nmo-look' }))`)
}

interface Jumps {
  readonly sum: number
  /** What moved, for the message. */
  readonly what: string
}

/** The share of the screen that moved by itself while the page opened (CLS); a person must not miss a button by it. */
const jumpsOf = (page: Page): Promise<Jumps> =>
  page.evaluate(`new Promise((done) => {
    let sum = 0
    const what = []
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) {
        if (e.hadRecentInput) continue
        sum += e.value
        for (const s of e.sources) {
          const name = s.node?.nodeName + '.' + (s.node?.className ?? '') + ' ' + (s.node?.textContent ?? '').slice(0, 20)
          what.push(name + ' ' + s.previousRect.y + '→' + s.currentRect.y)
        }
      }
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => done({ sum, what: what.join('; ') }), 50)
  })`)

const mostJump = 0.1

/** Where `place → link → link` leads; what is no link says the parameter of the route by its text. */
async function addressOf({ page, portal }: Visitor, [, name, route, from = route]: Stop): Promise<string> {
  const [start = route, ...links] = from.split(' → ')
  let address = start
  for (const link of links) {
    await page.goto(portal + address)
    const found = page.locator(link).first()
    await found.waitFor({ timeout: 15_000 }).catch(() => {
      throw new Error(`${name}: на странице ${address} нет «${link}»`)
    })
    const href = await found.getAttribute('href')
    address = href ?? route.replace(/\$\w+/, encodeURIComponent(await found.innerText()))
  }
  return address
}

async function walkAt(page: Page, url: string, name: string, width: Width): Promise<string[]> {
  const found: string[] = []
  await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
  await page.goto(url)
  await settle(page)
  const jumps = await jumpsOf(page)
  if (jumps.sum > mostJump) found.push(`${name} ${width}: прыгает, ${jumps.sum.toFixed(3)}: ${jumps.what}`)
  for (const clothes of wardrobe[width]) {
    await putOn(page, clothes)
    await settle(page)
    const label = `${name}-${width}-${clothes.name}`
    // The other clothes are for axe: a picture costs more than all its questions.
    if (!clothes.lowVision) await picture(page, label)
    const over = (await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) as number
    if (over > 0) found.push(`${label}: лишняя ширина ${over}`)
    const about = clothes === wardrobe[width][0] ? 'everything' : 'look'
    found.push(...(await violations(page, about)).map((fault) => `${label}: ${fault}`))
  }
  // The next page opens by day again.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return found
}

/** Both widths at once, each in its own tab: the two processors are busy, a page waits for nobody. */
export async function lookAt(who: Visitor, phone: Page, stop: Stop): Promise<string[]> {
  const url = who.portal + (await addressOf(who, stop))
  const found = await Promise.all([walkAt(who.page, url, stop[1], 1280), walkAt(phone, url, stop[1], 390)])
  return found.flat()
}
