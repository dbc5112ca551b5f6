/** D5: what was typed is kept by the portal, not by the browser. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visitor } from '../browser.ts'
import { newcomer } from '../steps/esia.ts'
import { confirmRecord, fillRecord, mendRecord } from '../steps/records.ts'
import { demoAccount, signInThroughEsia, signOut } from '../steps/sign-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const account = demoAccount('fomina')
const who = { ...newcomer('Фомина'), givenName: 'Дарья', patronymic: 'Алексеевна', phone: account.phone }
const diploma = { series: '7827', number: `0${who.snils.slice(3, 9)}` }

test('D5 a draft begun at a desk survives the exit and is finished with a phone, its scan with it', async () => {
  const desk = await visitor(browser, { album: 'черновик' })
  await signInThroughEsia(desk, account)
  await fillRecord(desk, who, diploma)
  await desk.page.getByText(/Черновик\s+сохранён\s+в/).waitFor()
  await signOut(desk)
  await desk.leave()

  const phone = await visitor(browser, { width: 390, album: 'черновик' })
  const { page, portal } = phone
  await signInThroughEsia(phone, account)
  await page.goto(`${portal}/documents`)
  await page.getByText('Черновик', { exact: true }).first().waitFor()
  await phone.look('список')
  await page
    .getByRole('link', { name: /Диплом\s+о\s+профессиональной\s+переподготовке/ })
    .first()
    .click()
  const field = (name: string) => page.getByLabel(name, { exact: true })
  await field('Серия').waitFor()
  expect(await field('Серия').inputValue()).toBe(diploma.series)
  expect(await field('Объём, часов').inputValue()).toBe('504')
  expect(await field('Учебное заведение').innerText()).toMatch(/Северная\s+академия/)
  expect(await field('Форма обучения').innerText()).toBe('Очно-заочная')
  await page.getByText('диплом-2026.jpg').waitFor()
  await phone.look('на-телефоне')
  await mendRecord(phone, diploma)
  await confirmRecord(phone, who)
  await phone.leave()
})
