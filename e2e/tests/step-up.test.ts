/** G2: sensitive work asks in place who it is, and then goes on by itself. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { confirmByApp } from '../steps/second-step.ts'
import { demoAccount, signInThroughEsia } from '../steps/sign-in.ts'
import { letProofGrowOld } from '../steps/world-hand.ts'
import { here } from '../here.ts'

let browser: Browser
let admin: Visitor
beforeAll(async () => {
  browser = await launch()
  admin = await visitor(browser)
  await signInThroughEsia(admin, demoAccount('ilina'))
})
afterAll(() => browser.close())

const ilina = demoAccount('ilina')

/** With a reason; the question comes over the dialog, and the act then goes on by itself. */
async function actOnDoors(width: Width, act: RegExp, done: RegExp): Promise<void> {
  const { page } = admin
  await admin.turn(width, 'light')
  await letProofGrowOld(here(), 'Ильина')
  await page.getByRole('button', { name: act }).first().click()
  const dialog = page.getByRole('dialog', { name: act })
  await dialog.getByLabel('Причина').fill('Обратилась лично, показала паспорт')
  await dialog.getByRole('button', { name: act }).click()
  const question = page.getByRole('dialog', { name: /Подтвердите,.что.это.вы/ })
  await question.waitFor()
  await admin.look('подтвердите-что-это-вы')
  await confirmByApp(admin, ilina.phone)
  await question.waitFor({ state: 'hidden' })
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(done).first().waitFor()
}

test('G2 a door is closed and opened only by whoever proves themselves again, and what was typed stays', async () => {
  const { page, portal } = admin
  await page.goto(`${portal}/people?q=${encodeURIComponent('Рябова')}`)
  await page
    .getByRole('link', { name: /Рябова/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: /Рябова/ }).waitFor()
  await actOnDoors(1280, /Закрыть.вход/, /Обратилась.лично/)
  await admin.look('вход-закрыт')
  await actOnDoors(390, /Открыть.вход/, /Вход.открыт/)
  await admin.look('вход-открыт')
})
