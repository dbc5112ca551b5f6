/** D4: a doctor says what for and how much time there is; the plan is proposed, mended by hand, kept, moved and read in a phone's calendar. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { newcomer } from '../steps/esia.ts'
import { demoAccount, registerAndSignIn, signInByPassword } from '../steps/sign-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('ru-RU', { timeZone: 'Europe/Moscow' })

async function wishes(at: Visitor): Promise<void> {
  const { page, portal } = at
  await page.goto(`${portal}/plan`)
  await page.getByRole('link', { name: /Составить.план/ }).click()
  await page.getByRole('checkbox', { name: /Набрать.часы/ }).check()
  await page.getByLabel(/Сколько.ЗЕТ.набрать/).fill('24')
  await at.look('цель')
  await page.getByRole('button', { name: 'Дальше' }).click()
  await page.getByLabel(/Своими.словами/).fill('лечение')
  await page.getByRole('button', { name: 'Добавить', exact: true }).click()
  await at.look('темы')
  await page.getByRole('button', { name: 'Дальше' }).click()
  await page.getByLabel(/Часов.в.неделю/).fill('1')
  await page.getByLabel(/Закончить.к/).fill(inDays(60))
  await page.getByRole('checkbox', { name: /отрывом.от.работы/ }).check()
  await page.getByRole('button', { name: /Добавить.дни/ }).click()
  await page.getByLabel(/Первый.день/).fill(inDays(20))
  await page.getByLabel(/Последний.день/).fill(inDays(26))
  await at.look('время')
  await page.getByRole('button', { name: /Подобрать.программы/ }).click()
}

describe.each([1280, 390] as const)('at %i px', (width: Width) => {
  test('D4 an impossible wish is mended by one button; the plan is kept, changed and closed', async () => {
    const doctor = await visitor(browser, { width, album: 'план' })
    const { page, portal } = doctor
    await registerAndSignIn(doctor, newcomer('Планова'))
    await wishes(doctor)
    await page
      .getByText(/Так.не.получится|Ваш.план/)
      .first()
      .waitFor()
    if (await page.getByText(/Так.не.получится/).isVisible()) {
      await doctor.look('не-получится')
      await page
        .getByRole('button', { name: /^Попробовать/ })
        .first()
        .click()
    }
    await page.getByText(/Цель.закрыта/).waitFor()
    await doctor.look('предложено')

    const before = await page
      .getByRole('list', { name: /Ваш.план/ })
      .getByRole('heading')
      .count()
    await page
      .getByRole('button', { name: /^Убрать:/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Вернуть' }).click()
    await page.getByText(/Цель.закрыта/).waitFor()
    expect(
      await page
        .getByRole('list', { name: /Ваш.план/ })
        .getByRole('heading')
        .count(),
    ).toBe(before)
    await page
      .getByRole('button', { name: /^Заменить:/ })
      .first()
      .click()
    const swap = page.getByRole('dialog')
    await swap
      .getByText(/ЗЕТ|Равной.замены.нет/)
      .first()
      .waitFor()
    await doctor.look('замена')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: /К.проверке/ }).click()
    await page.getByRole('heading', { name: /По.неделям/ }).waitFor()
    await doctor.look('проверка')
    await page.getByRole('button', { name: /Сохранить.план/ }).click()
    await page.getByRole('heading', { level: 2, name: /Как.идёт/ }).waitFor()
    await doctor.look('недели')
    await page.getByRole('link', { name: 'Программы', exact: true }).last().click()
    await doctor.look('программы')
    await page.getByRole('link', { name: 'Календарь', exact: true }).click()
    await doctor.look('месяц')
    await page.getByRole('button', { name: /Дать.адрес/ }).click()
    const address = await page.locator('.calendar-address').innerText()
    const feed = await doctor.context.request.get(address)
    expect(await feed.text()).toContain('BEGIN:VCALENDAR')

    await page.getByRole('link', { name: 'Изменить', exact: true }).click()
    await page.goto(`${page.url()}&step=2`)
    await page.getByLabel(/Часов.в.неделю/).fill('12')
    await page.getByRole('button', { name: /Подобрать.программы/ }).click()
    await page.getByRole('button', { name: /К.проверке/ }).click()
    await page.getByRole('heading', { name: /Что.изменится/ }).waitFor()
    await doctor.look('разница')
    await page.getByRole('button', { name: /Принять.новый.план/ }).click()
    await page.getByRole('heading', { level: 2, name: /Как.идёт/ }).waitFor()
    await page.goto(`${portal}/`)
    await page.getByRole('heading', { name: /План.на.эту.неделю/ }).waitFor()
    await doctor.leave()
  })
})

test('D4 the doctor of the demo world is behind: she reads by how much, and counts anew', async () => {
  const doctor = await visitor(browser, { album: 'план' })
  const { page, portal } = doctor
  await signInByPassword(doctor, demoAccount('orlova'))
  await page.getByRole('heading', { name: /План.на.эту.неделю/ }).waitFor()
  await doctor.look('главная-с-планом')
  await page.goto(`${portal}/plan`)
  await page.getByRole('heading', { name: /отстали/ }).waitFor()
  await doctor.look('отстала')
  await page.getByRole('link', { name: 'Пересчитать' }).click()
  await page.getByRole('button', { name: /К.проверке/ }).click()
  await page.getByRole('heading', { name: /Что.изменится/ }).waitFor()
  await doctor.look('пересчёт')
  await page.getByRole('button', { name: /Оставить.прежний/ }).click()
  await page.getByRole('heading', { name: /отстали/ }).waitFor()
  await page.goto(`${portal}/notifications`)
  await page
    .getByText(/Вы.отстали|На.этой.неделе/)
    .first()
    .waitFor()
  await doctor.leave()
})
