/** F1: every role has a home and sections of its own, and none of another's. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/platform/permissions.ts'
import { roleWords } from '../../src/modules/identity/contract/roles.ts'
import { launch, visitor, type Visitor } from '../browser.ts'
import { here } from '../here.ts'
import { firstStep, secondStep } from '../steps/passwords.ts'
import { demoAccount, signInByPassword } from '../steps/sign-in.ts'
import { employ, givePassword, holdRoles } from '../steps/world-hand.ts'

/** What stands in the menu for this role and not for everybody. */
const own: Readonly<Record<Role, readonly string[]>> = {
  citizen: [],
  doctor: ['/work/doctor'],
  nurse: ['/work/nurse'],
  'laboratory-technician': ['/work/laboratory'],
  student: [],
  manager: ['/roles'],
  verifier: ['/desk', '/desk/certificates', '/desk/papers', '/desk/licence-cases', '/roles'],
  support: [],
  'support-second': [],
  provider: [],
  taxpayer: [],
  'tax-officer': [],
  auditor: ['/roles', '/oversight'],
  administrator: [
    '/desk/certificates',
    '/desk/papers',
    '/roles',
    '/people',
    '/people/blocks',
    '/oversight',
    '/operations/settings',
    '/people/passwords',
  ],
}
const all = [...new Set(Object.values(own).flat())]
const home = { level: 1, name: /дел|дело/ } as const

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** The menu beside the page on a desk, the page of all sections on a phone. */
async function sectionsOf({ page, portal }: Visitor, place: 'desk' | 'phone'): Promise<string[]> {
  const name = place === 'desk' ? 'Разделы кабинета' : 'Все разделы'
  if (place === 'phone') await page.goto(`${portal}/more`)
  const links = page.getByRole('navigation', { name }).getByRole('link')
  await links.first().waitFor()
  return links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
}

async function lookAtHome(at: Visitor, role: Role): Promise<void> {
  await at.page.getByRole('heading', home).waitFor()
  for (const [width, place] of [
    [1280, 'desk'],
    [390, 'phone'],
  ] as const) {
    await at.turn(width, 'light')
    await at.look(`главная-${role}`)
    const shown = await sectionsOf(at, place)
    expect(
      all.filter((path) => shown.includes(path)),
      `${role}, ${width}`,
    ).toEqual(all.filter((path) => own[role].includes(path)))
  }
  await at.turn(1280, 'light')
}

test.for<[Role, string]>([
  ['doctor', 'orlova'],
  ['nurse', 'yakovlev'],
  ['laboratory-technician', 'lapteva'],
  ['verifier', 'demina'],
  ['administrator', 'ilina'],
])('F1 the home of %s', async ([role, login]) => {
  const at = await visitor(browser)
  await signInByPassword(at, login === 'lapteva' ? await givePassword(here(), login) : demoAccount(login))
  await lookAtHome(at, role)
  await at.leave()
})

describe('F1 one person in many roles', () => {
  const roles: readonly Role[] = [
    'student',
    'manager',
    'support',
    'support-second',
    'provider',
    'taxpayer',
    'tax-officer',
    'auditor',
  ]
  let at: Visitor
  beforeAll(async () => {
    at = await visitor(browser)
    const who = await employ(here(), 'Многоролева Инга Олеговна')
    await holdRoles(here(), who.snils, roles)
    await firstStep(at, who)
    await secondStep(at, who.phone.slice(-4))
    await at.page.getByRole('heading', { level: 1, name: /В.какой.роли/ }).waitFor()
  })
  afterAll(() => at.leave())

  test.for<[Role]>([['citizen'], ...roles.map((role): [Role] => [role])])('acts as %s', async ([role]) => {
    await at.page.goto(`${at.portal}/role`)
    await at.page
      .getByRole('list', { name: 'Ваши роли' })
      .getByRole('button', { name: new RegExp(`^${roleWords[role].replaceAll(' ', '.')}`) })
      .click()
    await at.page.waitForURL(`${at.portal}/`)
    await lookAtHome(at, role)
  })
})
