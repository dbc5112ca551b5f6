/** C1, C2, G3, G7: the way of a person without Госуслуги: registration, a password, its recovery, its age. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword, demoPeople, demoWithOldPassword, emailOf, phoneOf } from '../../src/demo/people.ts'
import { launch, visitor, type Width } from '../browser.ts'
import { newcomer } from '../steps/esia.ts'
import { firstStep, linkFromMailbox, lookAtBoth, secondStep, typePassword } from '../steps/passwords.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const home = { level: 1, name: /дел|дело/ } as const

describe.for<[Width, string]>([
  [1280, 'Коноплянкина'],
  [390, 'Зябликова'],
])('C1, C2, G3 a person without Госуслуги at %i px', ([width, familyName]) => {
  const who = newcomer(familyName)
  const first = 'Лодка плывёт под липой'
  const second = 'Семь синих рябин у моста'

  test('C1, C2, G3 registers, is told what the password lacks, opens the letter, comes in', async () => {
    const at = await visitor(browser, { width })
    const { page, portal } = at
    await page.goto(`${portal}/sign-up`)
    await page.getByLabel('Фамилия').fill(who.familyName)
    await page.getByLabel('Имя', { exact: true }).fill(who.givenName)
    await page.getByLabel('Отчество').fill(who.patronymic)
    await page.getByLabel('Дата рождения', { exact: true }).fill('17.04.1991')
    await page.getByLabel('СНИЛС').fill(who.snils)
    await page.getByLabel('Мобильный телефон').fill(who.phone)
    await page.getByLabel('Электронная почта').fill(who.email)

    const weak = await typePassword(at, 'Пароль', `${who.familyName}1991`)
    expect(weak).toContain('Исправьте: В нём ваше имя, дата или номер')
    expect((await typePassword(at, 'Пароль', 'Klubnika-26')).map((mark) => mark.split(':')[0])).toEqual([
      'Ещё нет',
      'Выполнено',
      'Выполнено',
      'Исправьте',
    ])
    await at.look('регистрация-слабый-пароль')
    await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
    await page.getByRole('heading', { name: /Исправьте/ }).waitFor()
    await at.look('регистрация-отказ')
    expect((await typePassword(at, 'Пароль', first)).every((mark) => mark.startsWith('Выполнено'))).toBe(true)
    await at.look('регистрация-хороший-пароль')
    await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
    await page.getByRole('heading', { name: 'Письмо отправлено' }).waitFor()
    await at.look('регистрация-письмо')

    await page.goto(portal + (await linkFromMailbox(at, who.email, '/sign-up/confirm')))
    await page.getByRole('button', { name: 'Подтвердить почту' }).click()
    await page.getByRole('heading', { name: 'Почта подтверждена' }).waitFor()
    await firstStep(at, { login: who.email, password: first })
    await secondStep(at, who.email)
    await page.getByRole('heading', home).waitFor()
    await at.leave()
  })

  test('C2 forgets the password: the letter and the second step give another, the link dies', async () => {
    const at = await visitor(browser, { width })
    const { page, portal } = at
    await page.goto(`${portal}/recover`)
    await page.getByLabel('Логин').fill(who.email)
    await page.getByRole('button', { name: 'Прислать ссылку' }).click()
    await page.getByRole('heading', { name: /письмо уже в пути/ }).waitFor()
    await at.look('пароль-письмо')
    const link = await linkFromMailbox(at, who.email, '/recover/finish')
    await page.goto(portal + link)
    await page.getByRole('button', { name: 'Продолжить' }).click()
    await page.getByRole('textbox', { name: 'Код из сообщения' }).waitFor()
    await at.look('пароль-подтвердить')
    await secondStep(at, who.email)
    await page.getByText(/Шаг.2.из.2/).waitFor()
    expect(await typePassword(at, 'Новый пароль', second)).toHaveLength(3)
    await at.look('пароль-новый')
    await page.getByRole('button', { name: 'Сохранить пароль' }).click()
    await page.getByRole('heading', { name: 'Пароль изменён' }).waitFor()
    await at.look('пароль-изменён')

    await page.goto(portal + link)
    await page.reload()
    await page.getByRole('button', { name: 'Продолжить' }).click()
    await page.getByRole('heading', { name: 'Ссылка уже не действует' }).waitFor()

    await firstStep(at, { login: who.email, password: first })
    await page
      .getByText(/Неверный логин или пароль/)
      .first()
      .waitFor()
    await firstStep(at, { login: who.email, password: second })
    await secondStep(at, who.email)
    await page.getByRole('heading', home).waitFor()

    await page.goto(`${portal}/profile`)
    const sheet = page.getByRole('region', { name: 'Пароль' })
    await sheet.getByText('Когда менялся пароль').click()
    await sheet.getByText(/Восстановлен\sпо\sписьму/).waitFor()
    await sheet.getByText(/Придуман\sпри\sрегистрации/).waitFor()
    await at.look('профиль-пароль')
    await at.leave()
  })
})

test('G7 a password older than ninety days: why, another one, and the cabinet without a second code', async () => {
  const person = demoPeople.find((p) => p.login === demoWithOldPassword)!
  const at = await visitor(browser)
  const { page } = at
  await firstStep(at, { login: emailOf(person), password: demoPassword })
  await secondStep(at, phoneOf(person).slice(-4))
  await page.getByRole('heading', { level: 1, name: 'Смените пароль' }).waitFor()
  await page.getByText(/раз\sв\s90\sдней/).waitFor()
  await lookAtBoth(at, 'старый-пароль')
  // A reload loses neither the second step nor the page.
  await page.reload()
  await page.getByLabel('Нынешний пароль').fill(demoPassword)
  const near = await typePassword(at, 'Новый пароль', demoPassword.replace('2026', '2027'))
  expect(near.at(-1)).toBe('Исправьте: Похож на нынешний: измените не меньше 4 знаков')
  await page.getByRole('button', { name: 'Сохранить и войти' }).click()
  await page
    .getByText(/Слишком\sпохож/)
    .first()
    .waitFor()
  await lookAtBoth(at, 'старый-пароль-отказ')
  await typePassword(at, 'Новый пароль', 'Двенадцать рябин у реки')
  await page.getByRole('button', { name: 'Сохранить и войти' }).click()
  await page.getByRole('heading', home).waitFor()
  await at.leave()
})
