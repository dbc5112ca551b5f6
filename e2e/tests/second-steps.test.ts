/** C5: second steps in a real browser, as a person takes them. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword, demoPeople, emailOf, phoneOf } from '../../src/demo/people.ts'
import { appCode } from '../../src/test/totp.ts'
import { launch, visitor, type Visitor } from '../browser.ts'
import { confirmByApp, connectApp } from '../steps/second-step.ts'
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

/** The first step, in a browser that is not signed in. */
async function firstStep({ page, portal }: Visitor, who: { login: string; password: string }): Promise<void> {
  await page.goto(`${portal}/sign-in`)
  await page.getByLabel('Логин', { exact: true }).fill(who.login)
  await page.getByLabel('Пароль', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
}

const bothWidths = async (who: Visitor, name: string): Promise<void> => {
  await who.turn(1280, 'light')
  await who.look(name)
  await who.turn(390, 'light')
  await who.look(name)
}

test('C5 an application with codes and a recovery code: set up in the profile, each opens the cabinet', async () => {
  const lobanov = account('lobanov')
  const who = await visitor(browser)
  const { page, portal } = who
  await signInByPassword(who, lobanov)
  await page.goto(`${portal}/profile`)
  const section = page.getByRole('region', { name: 'Способы входа' })
  await section.getByRole('button', { name: 'Подключить' }).first().click()
  await page.getByRole('dialog', { name: 'Подключить приложение' }).locator('.secret-key').waitFor()
  await bothWidths(who, 'приложение-подключить')
  await who.turn(1280, 'light')
  const key = await connectApp(who)
  await section.getByText('Спрашиваем первым').waitFor()
  await bothWidths(who, 'способы-входа')
  await who.turn(1280, 'light')
  await section.getByRole('button', { name: 'Получить коды' }).click()
  const paper = page.getByRole('dialog', { name: 'Коды восстановления' })
  await paper.getByRole('button', { name: 'Получить коды' }).click()
  const code = await paper.getByRole('listitem').first().innerText()
  await bothWidths(who, 'коды-восстановления')
  await paper.getByRole('button', { name: 'Коды сохранены' }).click()
  await who.leave()

  const again = await visitor(browser)
  await firstStep(again, lobanov)
  const field = again.page.getByRole('textbox', { name: 'Код из приложения' })
  await field.waitFor()
  await bothWidths(again, 'код-из-приложения')
  // The step of the first code is spent: the next one is right already.
  await field.fill(appCode(key, new Date(), 1))
  await again.page.getByRole('heading', { level: 1, name: /дел|дело/ }).waitFor()
  expect(new URL(again.page.url()).pathname).toBe('/')
  await again.leave()

  const lost = await visitor(browser)
  await firstStep(lost, lobanov)
  await lost.page.getByRole('button', { name: 'Код восстановления' }).click()
  await bothWidths(lost, 'код-восстановления')
  await lost.page.getByLabel('Код восстановления').fill(code.toLowerCase())
  await lost.page.getByRole('button', { name: 'Подтвердить' }).click()
  await lost.page.getByRole('heading', { level: 1, name: /дел|дело/ }).waitFor()
  await lost.leave()
})

test('C5 an administrator is asked for the code of the application and never for an SMS', async () => {
  const who = await visitor(browser)
  await firstStep(who, account('ilina'))
  await who.page.getByRole('textbox', { name: 'Код из приложения' }).waitFor()
  expect(await who.page.getByRole('button', { name: 'Код из сообщения' }).count()).toBe(0)
  await confirmByApp(who, account('ilina').phone)
  await who.page.getByRole('heading', { level: 1, name: /дел|дело/ }).waitFor()
  await who.leave()
})
