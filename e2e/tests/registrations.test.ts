/** A2 in a browser: a person from Госуслуги registers an organisation that the portal does not know; two looks of the desk. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, visitor, type Light, type Width } from '../browser.ts'
import { approveAll, openOnDesk } from '../steps/desk.ts'
import { newcomer } from '../steps/esia.ts'
import { fillRegistration } from '../steps/registrations.ts'
import { demoAccount, registerAndSignIn, signInByPassword } from '../steps/sign-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe.for<[Width, Light]>([
  [1280, 'light'],
  [390, 'dark'],
])('A2 at %i px, %s', ([width, light]) => {
  test('filled in, submitted, returned for mending, submitted again, let in: the open page follows', async () => {
    const who = await visitor(browser, { width, light })
    await registerAndSignIn(who, newcomer('Ректорова'))
    const { page } = who
    await page.goto(`${who.portal}/registrations`)
    await page.getByText(/Заявок\s+пока\s+нет/).waitFor()
    await who.look('регистрация-пусто')
    await page.getByRole('link', { name: 'Новая заявка' }).click()
    await page.getByRole('heading', { name: /Заполните\s+и\s+подайте/ }).waitFor()
    await who.look('регистрация-форма')
    await page.getByRole('button', { name: /Подать\s+заявку/ }).click()
    await page.getByRole('link', { name: /ОГРН/ }).waitFor()
    await who.look('регистрация-ошибки')
    const name = await fillRegistration(who)
    await who.look('регистрация-заполнена')
    await page.getByRole('button', { name: /Подать\s+заявку/ }).click()
    await page.getByRole('heading', { name: /Заявка\s+на\s+проверке/ }).waitFor()
    await who.look('регистрация-подана')

    const desk = await visitor(browser, { width: 1280, light })
    await signInByPassword(desk, demoAccount('demina'))
    await openOnDesk(desk, name)
    await desk.look('регистрация-на-столе')
    await desk.page.getByRole('button', { name: /^Отклонить/ }).click()
    const dialog = desk.page.getByRole('dialog')
    await dialog.getByLabel('Причина').click()
    await desk.page.getByRole('option', { name: /Вернули\s+на\s+доработку/ }).click()
    await dialog.getByRole('textbox').last().fill('Нет второго листа лицензии')
    await dialog.getByRole('button', { name: /^Отклонить/ }).click()
    await page.getByRole('heading', { name: /Исправьте\s+и\s+подайте/ }).waitFor({ timeout: 15_000 })
    await who.look('регистрация-на-доработке')
    await page.getByRole('button', { name: /Подать\s+заявку/ }).click()
    await page.getByRole('heading', { name: /Заявка\s+на\s+проверке/ }).waitFor()

    await openOnDesk(desk, name)
    await approveAll(desk, 'Ректорова')
    await page.getByRole('heading', { name: /Организация\s+зарегистрирована/ }).waitFor({ timeout: 15_000 })
    await who.look('регистрация-открыта')
    await page.getByRole('link', { name: /К\s+программам/ }).click()
    await page.getByRole('heading', { level: 1, name: /программы/ }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/teaching')
    for (const one of [who, desk]) await one.leave()
  }, 400_000)
})
