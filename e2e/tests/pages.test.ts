/** Every page of `e2e/pages.ts` at both widths, by day, by night and in the low-vision version. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword, demoPeople, emailOf, phoneOf } from '../../src/demo/people.ts'
import { launchToLook, visitor, type Visitor } from '../browser.ts'
import { dressedApart, lookAt } from '../gallery.ts'
import { people, stops, type Who } from '../pages.ts'
import { newcomer } from '../steps/esia.ts'
import { registerAndSignIn, signInByPassword } from '../steps/sign-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchToLook()
})
afterAll(() => browser.close())

async function comeIn(visit: Visitor, who: Who): Promise<void> {
  if (who === 'newcomer') return registerAndSignIn(visit, newcomer('Новикова'))
  const person = demoPeople.find((p) => p.login === people[who])
  if (!person) return
  await signInByPassword(visit, { login: emailOf(person), password: demoPassword, phone: phoneOf(person) })
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
  const visit = await visitor(browser)
  await comeIn(visit, who)
  await visit.context.addInitScript(dressedApart)
  const phone = await visit.context.newPage()
  const faults: string[] = []
  phone.on('pageerror', (error) => faults.push(error.message))
  phone.on('console', (m) => {
    if (/Content Security Policy|Trusted Type/.test(m.text())) faults.push(m.text())
  })
  const found: string[] = []
  for (const stop of own) {
    found.push(...(await lookAt(visit, phone, stop)))
    found.push(...[...visit.faults, ...faults].map((fault) => `${stop[1]}: ${fault}`))
    faults.length = 0
    visit.faults.length = 0
  }
  expect(found).toEqual([])
  await visit.leave()
})
