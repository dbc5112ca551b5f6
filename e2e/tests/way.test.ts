/** The whole way: from «Войти через Госуслуги» to a certificate that a stranger verifies. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../src/demo/people.ts'
import { launch, visitor, type Light, type Width } from '../browser.ts'
import { approveAll, ask, openOnDesk } from '../steps/desk.ts'
import { newcomer } from '../steps/esia.ts'
import { attachScan, confirmRecord, fillRecord } from '../steps/records.ts'
import { registerAndSignIn, signInByPassword } from '../steps/sign-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const verifier = { login: 'demina@example.ru', password: demoPassword, phone: '+79004510279' }

describe.for<[Width, Light, string]>([
  [1280, 'light', 'Ласточкина'],
  [390, 'light', 'Синицына'],
])('C3, C4, C5, D5, D6, D8+ the whole way at %i px, %s', ([width, light, familyName]) => {
  const who = newcomer(familyName)
  const diploma = { series: '7827', number: `0${who.snils.slice(3, 9)}` }

  test('A8, C4, D6, D8+ a newcomer registers at Госуслуги and comes to a verified certificate', async () => {
    const medic = await visitor(browser, { width, light })
    const { page } = medic
    await registerAndSignIn(medic, who)
    await medic.look('главная-пустая')

    await fillRecord(medic, who, diploma)
    await page.getByRole('button', { name: 'Проверить и получить код' }).click()
    await page.getByRole('heading', { name: /Исправьте\s+2\s+поля/ }).waitFor()
    await medic.look('запись-ошибки')
    await page.getByLabel('Окончание', { exact: true }).fill('30.05.2026')
    await page.getByLabel('Номер', { exact: true }).fill(diploma.number)
    await confirmRecord(medic, who)
    await medic.look('запись')
    await page.goto(`${medic.portal}/applications`)
    await page
      .getByRole('link', { name: /Проверка диплома/ })
      .first()
      .click()
    await page.getByText('На рассмотрении').first().waitFor()
    await medic.look('заявление')

    const desk = await visitor(browser, { width: 1280, light })
    await signInByPassword(desk, verifier)
    await openOnDesk(desk, familyName)
    await desk.look('стол')
    await ask(desk, 'На скане срезан край. Пришлите это место крупнее.')

    // Without reloading: the open page of the medic hears it.
    await page.getByText('Нужен ваш ответ').first().waitFor({ timeout: 15_000 })
    await medic.look('заявление-вопрос')
    await page.getByRole('textbox', { name: 'Ваш ответ' }).fill('Посылаю лист целиком.')
    await attachScan(medic, who, diploma)
    await page.getByRole('button', { name: 'Отправить ответ' }).click()
    await page.getByText('Вы ответили, рассмотрение продолжено').waitFor()

    await openOnDesk(desk, familyName)
    await approveAll(desk)
    await desk.look('стол-решено')

    await page.getByText('Одобрено').first().waitFor({ timeout: 15_000 })
    const download = page.getByRole('button', { name: /Скачать PDF/ }).first()
    await download.waitFor({ timeout: 20_000 })
    await medic.look('заявление-одобрено')
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()])
    const pdf = readFileSync(await file.path())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')

    const stranger = await visitor(browser, { width, light })
    await stranger.page.goto(`${stranger.portal}/verify`)
    await stranger.look('проверка')
    await stranger.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'сертификат.pdf', mimeType: 'application/pdf', buffer: pdf })
    await stranger.page
      .getByText(/подлинный/)
      .first()
      .waitFor()
    await stranger.look('проверка-файла')
    for (const one of [medic, desk, stranger]) await one.leave()
  })
})
