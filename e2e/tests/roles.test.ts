/** F1, F8, G6 in the browser: a role given by two persons takes effect in an open page, is switched, and ends there. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { connectApp } from '../steps/second-step.ts'
import { demoAccount, signInThroughEsia } from '../steps/sign-in.ts'

let browser: Browser
/** One sign-in of each for both widths: codes are few by design. */
let admin: Visitor
let verifier: Visitor
beforeAll(async () => {
  browser = await launch()
  admin = await as('ilina')
  verifier = await as('sokolov')
})
afterAll(() => browser.close())

async function as(login: string, width: Width = 1280): Promise<Visitor> {
  const who = await visitor(browser, { width })
  await signInThroughEsia(who, demoAccount(login))
  return who
}

/** A short way to the menu of roles at either width. */
async function openRoles({ page, portal }: Visitor, width: Width): Promise<void> {
  if (width === 390) await page.goto(`${portal}/more`)
  else await page.locator('.bar-name').click()
  await page.getByText(/Работаю.в.роли/).waitFor()
}

async function choose(who: Visitor, width: Width, role: string): Promise<void> {
  await openRoles(who, width)
  await who.page
    .getByRole('group', { name: /Работаю.в.роли/ })
    .getByRole('button', { name: role })
    .click()
  await who.page
    .getByText(/Теперь.вы.работаете/)
    .first()
    .waitFor()
}

/** A list beside the field on a desk, the whole screen on a phone. */
async function pick({ page }: Visitor, label: string, word: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).first()
  await field.click()
  await page.waitForTimeout(300)
  const dialog = page.getByRole('dialog')
  const isPhone = await dialog.isVisible()
  const option = new RegExp(word.replace(' ', '.'))
  if (label === 'Человек') await (isPhone ? dialog.getByRole('searchbox') : field).fill(word)
  await (isPhone ? dialog.getByRole('button', { name: option }) : page.getByRole('option', { name: option }))
    .first()
    .click()
}

describe('F8 a role given by two persons', () => {
  test.for<[Width, string, string]>([
    [1280, 'belyakov', 'Беляков Константин'],
    [390, 'tretyakov', 'Третьяков Антон'],
  ])('takes effect in an open page, is switched to, and ends there (%i)', async ([width, login, name]) => {
    const person = await as(login, width)
    await admin.turn(width, 'light')
    await verifier.turn(width, 'light')
    const soon = new Date(Date.now() + 30 * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .split('-')
      .reverse()
      .join('.')

    await admin.page.goto(`${admin.portal}/roles/new`)
    await pick(admin, 'Человек', name)
    await pick(admin, 'Роль', 'Проверяющий')
    await admin.page.getByRole('textbox', { name: 'Последний день' }).fill(soon)
    await admin.page
      .getByRole('textbox', { name: 'Основание' })
      .fill('Приказ № 150: усиление отдела проверки')
    await admin.look('роль-дать-заполнено')
    await admin.page.getByRole('button', { name: 'Предложить роль' }).click()
    await admin.page
      .getByText(/Роль.предложена/)
      .first()
      .waitFor()
    // The one who asked cannot agree.
    const line = admin.page.getByRole('listitem').filter({ hasText: new RegExp(name.replace(' ', '.')) })
    expect(await line.getByRole('button', { name: /Согласиться/ }).count()).toBe(0)

    await verifier.page.goto(`${verifier.portal}/roles?tab=waiting`)
    await verifier.page
      .getByRole('button', { name: new RegExp(`Согласиться:.${name.replace(' ', '.')}`) })
      .click()
    await verifier.look('роль-согласовать')
    await verifier.page.getByRole('dialog').getByRole('button', { name: 'Согласиться' }).click()
    await verifier.page
      .getByText(/Роль.согласована/)
      .first()
      .waitFor()

    // The open page follows without a reload: these rights want more than the message that opened it.
    await person.page.getByRole('heading', { level: 1, name: /Второй.способ.входа/ }).waitFor()
    await person.look('второй-способ-нужен')
    await person.page.getByRole('button', { name: 'Подключить приложение с кодами' }).click()
    await connectApp(person)
    await person.page.getByRole('heading', { level: 1, name: /дел/ }).waitFor()
    await choose(person, width, 'Проверяющий')
    await person.page.goto(`${person.portal}/roles`)
    await person.page.getByRole('heading', { level: 1, name: /Роли.и.права/ }).waitFor()

    // Taken away: the open page turns into words within a second.
    await admin.page.goto(`${admin.portal}/roles?role=verifier&q=${encodeURIComponent(name.split(' ')[0]!)}`)
    await admin.page
      .getByRole('button', { name: /Отозвать/ })
      .first()
      .click()
    await admin.page.getByRole('textbox', { name: 'Причина' }).fill('Перешёл в другой отдел')
    await admin.look('роль-отозвать')
    const asked = Date.now()
    await admin.page.getByRole('dialog').getByRole('button', { name: 'Отозвать' }).click()
    await person.page.getByText(/Этот.раздел.не.для.вашей.роли/).waitFor({ timeout: 5000 })
    expect(Date.now() - asked).toBeLessThan(3000)
    await person.leave()
  })
})

describe('F1 several roles in one person', () => {
  test('the first page asks which one, and the device remembers', async () => {
    const who = await visitor(browser)
    await signInThroughEsia(who, demoAccount('gromov'), /В.какой.роли/)
    await who.look('выбор-роли-при-входе')
    await who.page.getByRole('button', { name: /Руководитель/ }).click()
    await who.page.getByRole('heading', { level: 1, name: /дел/ }).waitFor()
    await who.look('главная-руководителя')
    await who.turn(390, 'light')
    await who.look('главная-руководителя')
    await who.leave()
  })
})
