/** C5: sign-in by password with each second step, as a person sets it up and takes it, at both widths. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appCode } from '../../src/test/totp.ts'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { here } from '../here.ts'
import { giveAuthenticator } from '../steps/passkey.ts'
import { firstStep } from '../steps/passwords.ts'
import { confirmByApp, connectApp } from '../steps/second-step.ts'
import { demoAccount, signInByPassword, type Account } from '../steps/sign-in.ts'
import { employ } from '../steps/world-hand.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const home = { level: 1, name: /дел|дело/ } as const

describe.for<[Width, string]>([
  [1280, 'Ключникова Дина Олеговна'],
  [390, 'Замкова Нина Олеговна'],
])('C5 second steps at %i px', ([width, name]) => {
  let who: Account
  /** One browser on one device: what is set up in one story is used in the next. */
  let at: Visitor
  let key: string
  let paper: string
  beforeAll(async () => {
    who = await employ(here(), name)
    at = await visitor(browser, { width })
  })
  afterAll(() => at.leave())
  beforeEach(() => at.context.clearCookies())

  test('C5 SMS opens the cabinet; an application, a passkey and codes on paper are set up in the profile', async () => {
    const { page, portal } = at
    await signInByPassword(at, who)
    await giveAuthenticator(at)
    await page.goto(`${portal}/profile`)
    const ways = page.getByRole('region', { name: 'Способы входа' })
    await ways.getByRole('button', { name: 'Подключить' }).first().click()
    await page.getByRole('dialog', { name: 'Подключить приложение' }).locator('.secret-key').waitFor()
    await at.look('приложение-подключить')
    key = await connectApp(at)

    await ways.getByRole('button', { name: 'Получить коды' }).click()
    const sheet = page.getByRole('dialog', { name: 'Коды восстановления' })
    await sheet.getByRole('button', { name: 'Получить коды' }).click()
    paper = await sheet.getByRole('listitem').first().innerText()
    await at.look('коды-восстановления')
    await sheet.getByRole('button', { name: 'Коды сохранены' }).click()

    await ways.getByRole('button', { name: 'Добавить ключ' }).click()
    const dialog = page.getByRole('dialog', { name: 'Добавить ключ доступа' })
    await dialog.getByLabel('Как назвать ключ').fill('')
    await dialog.getByRole('button', { name: 'Добавить ключ' }).click()
    await page.getByRole('heading', { name: /Исправьте/ }).waitFor()
    await dialog.getByLabel('Как назвать ключ').fill('Рабочий компьютер')
    await at.look('ключ-добавить')
    await dialog.getByRole('button', { name: 'Добавить ключ' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await ways.getByRole('heading', { name: 'Рабочий компьютер' }).waitFor()
    await at.look('способы-входа')
    // The same device is not asked for a second key.
    await ways.getByRole('button', { name: 'Добавить ключ' }).click()
    await dialog.getByRole('button', { name: 'Добавить ключ' }).click()
    await dialog
      .getByText(/На.этом.устройстве.ключ.уже.есть/)
      .first()
      .waitFor()
    await dialog.getByRole('button', { name: 'Закрыть' }).click()
  })

  test('C5 a passkey: first what the portal asks for, then alone, without a login', async () => {
    const { page, portal } = at
    await firstStep(at, who)
    const confirm = page.getByRole('button', { name: 'Подтвердить ключом' })
    await confirm.waitFor()
    await at.look('ключ-второй-шаг')
    await confirm.click()
    await page.getByRole('heading', home).waitFor()

    await at.context.clearCookies()
    await page.goto(`${portal}/sign-in`)
    await page.getByRole('button', { name: 'Войти по ключу доступа' }).click()
    await page.getByRole('heading', home).waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
  })

  test('C5 a code of the application', async () => {
    await firstStep(at, who)
    await at.page.getByRole('button', { name: 'Код из приложения' }).click()
    const field = at.page.getByRole('textbox', { name: 'Код из приложения' })
    await at.look('код-из-приложения')
    // The step of the first code is spent: the next one is right already.
    await field.fill(appCode(key, new Date(), 1))
    await at.page.getByRole('heading', home).waitFor()
  })

  test('C5 a recovery code from paper, once', async () => {
    for (const isFirst of [true, false]) {
      await firstStep(at, who)
      await at.page.getByRole('button', { name: 'Код восстановления' }).click()
      if (isFirst) await at.look('код-восстановления')
      await at.page.getByLabel('Код восстановления').fill(paper.toLowerCase())
      await at.page.getByRole('button', { name: 'Подтвердить' }).click()
      if (isFirst) await at.page.getByRole('heading', home).waitFor()
      else await at.page.getByRole('alert').first().waitFor()
      await at.context.clearCookies()
    }
  })
})

test('C5 an administrator is asked for the code of the application and never for an SMS', async () => {
  const who = await visitor(browser)
  const ilina = demoAccount('ilina')
  await firstStep(who, ilina)
  await who.page.getByRole('textbox', { name: 'Код из приложения' }).waitFor()
  expect(await who.page.getByRole('button', { name: 'Код из сообщения' }).count()).toBe(0)
  await confirmByApp(who, ilina.phone)
  await who.page.getByRole('heading', home).waitFor()
  await who.leave()
})
