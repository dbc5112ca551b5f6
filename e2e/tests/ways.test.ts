/** E1, C1, C3: the ways in through Госуслуги: every fault has its page, data are compared, accounts linked and made one. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { snilsFrom } from '../../src/test/snils.ts'
import { standPassword } from '../../src/test/peers/esia/model/person.ts'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { signInAtEsia } from '../steps/esia.ts'
import * as ways from '../steps/ways.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const home = { level: 1, name: /дел|дело/ } as const
const heading = (at: Visitor, name: string | RegExp) =>
  at.page.getByRole('heading', { level: 1, name }).waitFor()
const anotherSnils = () => snilsFrom(600_000_000 + Math.floor(Math.random() * 99_999_999))
const hospital = { organisationOid: 1000400101, chief: true, admin: false }
const clinic = { organisationOid: 1000400102, chief: false, admin: false }

describe.for<[Width]>([[1280], [390]])('ways in through Госуслуги at %i px', ([width]) => {
  test.for([
    ['unconfirmed-account', 'Подтвердите запись на Госуслугах'],
    ['blocked-account', 'Запись на Госуслугах заблокирована'],
    // Госуслуги say of a deleted record only that they refused: the page tells of both.
    ['deleted-user', 'Вход на Госуслугах отклонён'],
    ['consent-refused', 'Вход на Госуслугах отклонён'],
    ['wrong-organisation', /Вы вошли не от\sсебя, а от\sорганизации/],
    ['expired-code', 'Ответ Госуслуг уже использован'],
    ['html-error', 'Госуслуги не отвечают'],
  ] as const)('E1 %s: a page of its own, with the next step', async ([scenario, title]) => {
    const at = await visitor(browser, { width, album: 'госуслуги' })
    const person = await ways.esiaPerson(at, 'Ненастьева')
    await ways.setScenario(at, scenario, person)
    await ways.enterByEsia(at, person)
    await heading(at, title)
    await at.look(scenario)
    await at.leave()
  })

  test('E1 the second step at Госуслуги is not passed', async () => {
    const at = await visitor(browser, { width, album: 'госуслуги' })
    const person = await ways.esiaPerson(at, 'Неладова', { secondStep: 'sms' })
    await ways.setScenario(at, 'failed-second-step', person)
    await at.page.goto(`${at.portal}/sign-in`)
    await at.page.getByRole('button', { name: 'Войти через Госуслуги' }).click()
    await signInAtEsia(at.page, at.esia, person.email, standPassword)
    for (let i = 0; i < 3; i++) {
      await at.page.getByRole('textbox').first().fill('000000')
      await at.page.getByRole('button', { name: 'Продолжить' }).click()
    }
    await heading(at, /Второй шаг на\sГосуслугах не\sпройден/)
    await at.look('второй-шаг')
    await at.leave()
  })

  test('C3, E1 changed data are shown after the sign-in; mended again, they are compared from the profile; a second record is told apart', async () => {
    const at = await visitor(browser, { width, album: 'госуслуги' })
    const person = await ways.esiaPerson(at, 'Переменина')
    await ways.enterByEsia(at, person)
    await ways.confirmCode(at, person)
    await at.page.getByRole('heading', home).waitFor()
    await at.context.clearCookies()

    await ways.changeAtEsia(at, person, { lastName: 'Обновленская', snils: anotherSnils() })
    await ways.enterByEsia(at, person)
    await ways.confirmCode(at, person)
    await heading(at, 'Госуслуги')
    const changed = at.page.getByRole('region', { name: 'Что изменилось на Госуслугах' })
    await changed.getByText('Обновленская').waitFor()
    await at.look('данные-изменились')

    await ways.changeAtEsia(at, person, { lastName: 'Исправина' })
    await ways.press(at, person, 'Синхронизировать с Госуслугами')
    await changed.getByText('Исправина').waitFor()
    expect(at.page.url()).not.toContain('code=')
    await at.look('сверено')

    await ways.setScenario(at, 'second-account', person)
    await ways.press(at, person, 'Синхронизировать с Госуслугами')
    await heading(at, /У\sвас на\sГосуслугах другая запись/)
    await at.look('другая-запись')
    await at.page.getByRole('link', { name: 'К разделу «Госуслуги»' }).click()
    await heading(at, 'Госуслуги')
    await at.context.clearCookies()
    await ways.enterByEsia(at, person)
    await heading(at, /Этот СНИЛС уже связан с\sдругой записью/)
    await at.look('вторая-запись')
    await at.leave()
  })

  test('C1 several organisations: one is chosen after the sign-in, another later', async () => {
    const at = await visitor(browser, { width, album: 'госуслуги' })
    const person = await ways.esiaPerson(at, 'Двуделова', { roles: [hospital, clinic] })
    await ways.enterByEsia(at, person)
    await ways.confirmCode(at, person)
    await heading(at, /От\sкого вы\sдействуете/)
    await at.look('от-кого')
    await at.page.getByRole('button', { name: /Поволжская больница/ }).click()
    await at.page.getByRole('heading', home).waitFor()
    await at.page.goto(`${at.portal}/profile/esia`)
    const list = at.page.getByRole('region', { name: 'От кого вы действуете' })
    await list
      .getByRole('listitem')
      .filter({ hasText: 'Поволжская' })
      .getByText('Действуете сейчас')
      .waitFor()
    await at.look('организации')
    await list.getByRole('button', { name: /Берёза/ }).click()
    await list.getByRole('listitem').filter({ hasText: 'Берёза' }).getByText('Действуете сейчас').waitFor()
    await at.leave()
  })

  test('C3 a password account is linked, then unlinked, and Госуслуги open it no more', async () => {
    const at = await visitor(browser, { width, album: 'госуслуги' })
    const { page, portal } = at
    const person = await ways.esiaPerson(at, 'Связнова')
    const who = await ways.registerByLetter(at, person, person.snils)
    await page.goto(`${portal}/profile/esia`)
    await page.getByText('Не связаны').waitFor()
    await at.look('не-связаны')
    await ways.press(at, person, 'Связать с Госуслугами')
    await page.getByText('Связаны', { exact: true }).waitFor()
    await at.look('связаны')

    await page.getByRole('button', { name: 'Отвязать Госуслуги' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/Через Госуслуги в\sкабинет будет не\sвойти/).waitFor()
    await at.look('отвязать')
    await dialog.getByRole('button', { name: 'Отвязать Госуслуги' }).click()
    await page.getByText('Не связаны').waitFor()
    await at.context.clearCookies()
    await ways.enterByEsia(at, person)
    await heading(at, 'Вы отвязали Госуслуги')
    await at.look('отвязаны')
    await ways.enterByPassword(at, who, person.mobile.slice(-4))
    await at.leave()
  })

  test('C3 two accounts of one person are made one: shown, confirmed, and entered through Госуслуги', async () => {
    const at = await visitor(browser, { width, album: 'госуслуги' })
    const { page, portal } = at
    const person = await ways.esiaPerson(at, 'Двойникова')
    await ways.enterByEsia(at, person)
    await ways.confirmCode(at, person)
    await page.getByRole('heading', home).waitFor()
    await at.context.clearCookies()
    // The same person, with a slip in the СНИЛС.
    await ways.registerByLetter(at, person, anotherSnils())
    await page.goto(`${portal}/profile/esia`)
    await ways.press(at, person, 'Связать с Госуслугами')
    await heading(at, 'Объединить два кабинета')
    await page.getByRole('region', { name: 'Останется' }).getByText(person.lastName).waitFor()
    await at.look('объединить')
    await page.getByRole('button', { name: 'Объединить кабинеты' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/Отменить нельзя/).waitFor()
    await at.look('объединить-подтвердить')
    await dialog.getByRole('button', { name: 'Объединить кабинеты' }).click()
    await heading(at, 'Кабинеты объединены')
    await at.look('объединены')
    await ways.press(at, person, 'Войти через Госуслуги')
    await ways.confirmCode(at, person)
    await page.getByRole('heading', home).waitFor()
    await page.goto(`${portal}/notifications`)
    await page
      .getByText(/Два ваших кабинета объединены/)
      .first()
      .waitFor()
    await at.leave()
  })
})
