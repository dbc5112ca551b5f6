/** D7+, D9+: hours that nobody told of: claimed by the person, confirmed by the organisation, counted in an open page, wanted by accreditation. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { openCycle } from '../steps/cycles.ts'
import { dayIn } from '../steps/days.ts'
import { newcomer } from '../steps/esia.ts'
import { choose } from '../steps/records.ts'
import { demoAccount, registerAndSignIn, signInByPassword } from '../steps/sign-in.ts'

let browser: Browser
let staff: Visitor
beforeAll(async () => {
  browser = await launch()
  staff = await visitor(browser, { album: 'зет' })
  await signInByPassword(staff, demoAccount('nikitina'))
})
afterAll(() => browser.close())

async function claim(at: Visitor, title: string): Promise<void> {
  const { page, portal } = at
  await page.goto(`${portal}/credits`)
  await page.getByRole('link', { name: /ЗЕТ.не.начислены/ }).click()
  await page.getByRole('heading', { level: 1, name: /ЗЕТ.не.начислены/ }).waitFor()
  await page.getByRole('button', { name: /Отправить.организации/ }).click()
  await page.getByText('Выберите организацию').first().waitFor()
  await choose(at, 'Где учились', 'Северная акад', /Северная академия/)
  await page.getByLabel('Название', { exact: true }).fill(title)
  await choose(at, 'Специальность', 'Кардио', /^Кардиология/)
  await page.getByLabel('Часов', { exact: true }).fill('36')
  await page.getByLabel('День окончания', { exact: true }).fill(dayIn(-40))
  await at.look('зет-не-начислены-заполнено')
  await page.getByRole('button', { name: /Отправить.организации/ }).click()
  await page.getByText(/Ждём.организацию/).waitFor()
}

async function confirm(width: Width, person: string): Promise<void> {
  const { page, portal } = staff
  await staff.turn(width, 'light')
  await page.goto(`${portal}/credits/desk`)
  await page.getByRole('button', { name: new RegExp(`^Подтвердить: ${person}`) }).click()
  const dialog = page.getByRole('dialog', { name: /Подтвердить.обучение/ })
  await dialog.getByRole('button', { name: 'Подтвердить' }).click()
  await dialog
    .getByText(/Напишите.номер.удостоверения/)
    .first()
    .waitFor()
  await dialog.getByLabel('Номер удостоверения').fill('180000-77')
  await staff.look('подтвердить-обучение')
  await dialog.getByRole('button', { name: 'Подтвердить' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

describe.each([1280, 390] as const)('at %i px', (width: Width) => {
  test('D7+ D9+ claimed, confirmed, counted in the open page and told of; accreditation names what is left', async () => {
    const who = newcomer('Зачётова')
    const doctor = await visitor(browser, { width, album: 'зет' })
    const { page } = doctor
    await registerAndSignIn(doctor, who)
    await openCycle(doctor, ['Кардио', /^Кардиология/], 900)
    await claim(doctor, `Неотложная кардиология, поток ${width}`)

    await confirm(width, who.familyName)

    // The page stands where it stood. «36» is on the scale of the picture too: the figure is read with its word.
    await page
      .getByText(/36\s*из.144.ЗЕТ/)
      .first()
      .waitFor({ timeout: 15_000 })
    await page.getByText(/Ждём.организацию/).waitFor({ state: 'hidden' })
    expect(await page.getByText(/Ждём.организацию/).count()).toBe(0)
    await page.goto(`${doctor.portal}/notifications`)
    await page
      .getByText(/Начислено.36.ЗЕТ/)
      .first()
      .waitFor()

    await page.goto(`${doctor.portal}/credits`)
    await page.getByRole('link', { name: /Все.начисления/ }).click()
    await page.getByText(/документ.№.180000-77/).waitFor()
    await page.getByRole('link', { name: /^Документы.на.аккредитацию/ }).click()
    await page
      .getByText(/Не.хватает.108.ЗЕТ/)
      .first()
      .waitFor()
    await page.getByLabel('Должность', { exact: true }).fill('Врач-кардиолог')
    await page.getByRole('button', { name: 'Сохранить отчёт' }).click()
    await page.getByText('Отчёт сохранён').first().waitFor()
    await doctor.look('документы-на-аккредитацию')
    await doctor.leave()
  })
})
