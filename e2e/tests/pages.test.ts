/** Every page at both widths, by day and by night: a picture, axe, no sideways scroll, no fault of the page. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword, demoPeople, emailOf, phoneOf } from '../../src/demo/people.ts'
import { launch, visitor, type Light, type Visitor, type Width } from '../browser.ts'
import { signInByPassword } from '../steps/sign-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const account = (login: string) => {
  const person = demoPeople.find((p) => p.login === login)!
  return { login: emailOf(person), password: demoPassword, phone: phoneOf(person) }
}

/** `>` opens the first link within that place of the page before. */
type Stop = readonly [name: string, path: string]

const guest: readonly Stop[] = [
  ['вход', '/sign-in'],
  ['регистрация', '/sign-up'],
  ['пароль', '/recover'],
  ['проверить', '/verify'],
  ['организации', '/organisations'],
  ['организация', ">main a[href^='/organisations/']"],
  ['помощь', '/help'],
  ['контакты', '/contacts'],
  ['почта-и-смс', '/mailbox'],
]
const administrator: readonly Stop[] = [
  ['администратор', '/'],
  ['задания', '/operations/jobs'],
]

async function go({ page, portal }: Visitor, [, path]: Stop): Promise<void> {
  if (path.startsWith('>')) {
    await page.locator(path.slice(1)).first().click()
    await page.waitForLoadState('networkidle')
  } else await page.goto(portal + path)
  await page
    .getByRole('heading', { level: 1 })
    .or(page.getByRole('heading', { level: 2 }))
    .first()
    .waitFor()
}

const looks: readonly [Width, Light][] = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
]

/** One sign-in serves all four looks: codes are few by design. */
async function walk(who: Visitor, stops: readonly Stop[]): Promise<void> {
  for (const [width, light] of looks) {
    await who.turn(width, light)
    for (const stop of stops) {
      await go(who, stop)
      await who.look(stop[0])
    }
  }
}

describe('every page', () => {
  test('of a guest', async () => {
    const who = await visitor(browser)
    await walk(who, guest)
    await who.leave()
    expect(guest.length).toBe(9)
  })

  test.for<[string, string, readonly Stop[]]>([['an administrator', 'ilina', administrator]])(
    'of %s',
    async ([, login, stops]) => {
      const who = await visitor(browser)
      await signInByPassword(who, account(login))
      await walk(who, stops)
      await who.leave()
      expect(stops.length).toBeGreaterThan(1)
    },
  )
})
