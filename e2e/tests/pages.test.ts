/** Every page of `e2e/pages.ts` at both widths, by day, by night and in the low-vision version. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visitor, type Visitor } from '../browser.ts'
import { dressedApart, lookAt } from '../gallery.ts'
import { people, stops, type Who } from '../pages.ts'
import { newcomer } from '../steps/esia.ts'
import { demoAccount, registerAndSignIn, signInByPassword } from '../steps/sign-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

interface Walker {
  readonly who: Who
  readonly desk: Visitor
  readonly phone: Page
  readonly faultsOfPhone: string[]
}

/** Whoever walks now. A person signs in once and makes all the stages of the walk: codes are few. */
let walker: Walker | undefined

async function comeIn(visit: Visitor, who: Who): Promise<void> {
  if (who === 'newcomer') return registerAndSignIn(visit, newcomer('Новикова'))
  const login = people[who]
  if (login) await signInByPassword(visit, demoAccount(login))
}

async function walkerOf(who: Who): Promise<Walker> {
  if (walker?.who === who) return walker
  await walker?.desk.leave()
  const desk = await visitor(browser)
  await comeIn(desk, who)
  await desk.context.addInitScript(dressedApart)
  const phone = await desk.context.newPage()
  const faultsOfPhone: string[] = []
  phone.on('pageerror', (error) => faultsOfPhone.push(error.message))
  phone.on('console', (m) => {
    if (/Content Security Policy|Trusted Type/.test(m.text())) faultsOfPhone.push(m.text())
  })
  walker = { who, desk, phone, faultsOfPhone }
  return walker
}

/** A walk is cut in stages that a busy machine ends in minutes. */
const longest = 16
const patience = { timeout: 600_000 }

const walks = (Object.keys(people) as Who[]).flatMap((who) => {
  const own = stops.filter((stop) => stop[0] === who)
  const count = Math.ceil(own.length / longest)
  return Array.from({ length: count }, (_, n) => ({
    who,
    part: `${n + 1} of ${count}`,
    own: own.slice(n * longest, (n + 1) * longest),
  }))
})

test('every one of the people walks', () => {
  expect(new Set(walks.map((walk) => walk.who))).toEqual(new Set(Object.keys(people)))
})

test.for(walks)('every page of $who, in all its clothes: $part', patience, async ({ who, own }) => {
  const { desk, phone, faultsOfPhone } = await walkerOf(who)
  const found: string[] = []
  for (const stop of own) {
    found.push(...(await lookAt(desk, phone, stop)))
    found.push(...[...desk.faults, ...faultsOfPhone].map((fault) => `${stop[1]}: ${fault}`))
    faultsOfPhone.length = 0
    desk.faults.length = 0
  }
  expect(found).toEqual([])
})
