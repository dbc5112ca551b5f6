/** F8, B4: another status from the cabinet by two verifiers, in an open page; then who looked at the papers, and why. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scanOf } from '../../src/demo/scan.ts'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { here } from '../here.ts'
import { approveAll, openOnDesk } from '../steps/desk.ts'
import { choose } from '../steps/records.ts'
import { demoAccount, signInByPassword } from '../steps/sign-in.ts'
import { employ, type Employed } from '../steps/world-hand.ts'

let browser: Browser
let first: Visitor
let second: Visitor
beforeAll(async () => {
  browser = await launch()
  first = await visitor(browser)
  await signInByPassword(first, demoAccount('demina'))
  second = await visitor(browser)
  await signInByPassword(second, demoAccount('sokolov'))
})
afterAll(() => browser.close())

const order = (holder: string): Promise<Buffer> =>
  scanOf({
    institution: 'Северная академия последипломного образования',
    city: 'Псков',
    heading: 'ПРИКАЗ',
    about: 'о назначении руководителем отделения',
    series: '',
    number: '77-к',
    holder,
    period: '',
    under: 'на неопределённый срок',
    programme: 'Руководитель отделения',
    hours: null,
    issued: '20 ноября 2026 года',
    rector: 'И. Н. Соловьёва',
  })

describe.for<[Width, string]>([
  [1280, 'Переходова Лира Олеговна'],
  [390, 'Сменина Лира Олеговна'],
])('a change of status at %i px', ([width, name]) => {
  const family = name.split(' ')[0]!
  let who: Employed
  let at: Visitor
  beforeAll(async () => {
    who = await employ(here(), name, ['student'])
    at = await visitor(browser, { width })
    await signInByPassword(at, who)
  })
  afterAll(() => at.leave())

  test('F8 asked for with documents, compared by one verifier, agreed to by another; the open page follows, the draft stays', async () => {
    const { page, portal } = at
    await page.goto(`${portal}/documents/new`)
    await page.getByLabel('Номер', { exact: true }).fill('7707707')
    await page
      .getByText(/Черновик\s+сохранён/)
      .first()
      .waitFor()

    await page.goto(`${portal}/status`)
    await page.getByRole('button', { name: 'Отправить заявление' }).click()
    await page.getByRole('heading', { name: /Исправьте/ }).waitFor()
    await at.look('статус-ошибки')
    await choose(at, 'Какая роль нужна', '', /Руководитель/)
    await choose(at, 'Вместо роли', '', /Обучающийся/)
    await choose(at, 'Организация', 'Северная акад', /Северная академия/)
    await page.getByLabel('Основание').fill('Назначена руководителем отделения, приказ № 77-к')
    const file = { name: 'приказ.jpg', mimeType: 'image/jpeg', buffer: await order(name) }
    await page.locator('input[type=file]').first().setInputFiles(file)
    await page.getByText(/Загружен\s+и\s+проверен/).waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Отправить заявление' }).click()
    const requests = page.getByRole('region', { name: 'Мои заявления о статусе' })
    await requests.getByText('Проверяем документы').waitFor()
    await at.look('статус-проверяем')

    await openOnDesk(first, family)
    await first.look('стол-смена-статуса')
    await approveAll(first, family)
    await requests.getByText(/Ждёт\s+второй\s+подписи/).waitFor()
    // Whoever compared cannot agree.
    await first.page.goto(`${first.portal}/roles?tab=waiting`)
    const line = first.page.getByRole('listitem').filter({ hasText: family })
    await line.waitFor()
    expect(await line.getByRole('button', { name: /Согласиться/ }).count()).toBe(0)

    await second.page.goto(`${second.portal}/roles?tab=waiting`)
    await second.page.getByRole('button', { name: new RegExp(`Согласиться:.${family}`) }).click()
    await second.look('статус-согласовать')
    const begun = Date.now()
    await second.page.getByRole('dialog').getByRole('button', { name: 'Согласиться' }).click()
    await requests.getByText(/Статус\s+изменён/).waitFor()
    expect(Date.now() - begun).toBeLessThan(4000)
    await page
      .getByRole('region', { name: 'Сейчас' })
      .getByText(/руководитель/i)
      .waitFor()
    expect(
      await page
        .getByRole('region', { name: 'Сейчас' })
        .getByText(/обучающийся/i)
        .count(),
    ).toBe(0)
    await at.look('статус-изменён')

    // The new right is there without a new sign-in, and what was begun in the old role is in its place.
    await page.goto(`${portal}/roles`)
    await page.getByRole('heading', { level: 1, name: /Роли.и.права/ }).waitFor()
    await page.goto(`${portal}/documents`)
    await page.locator('main a[href^="/documents/draft/"]').first().click()
    const number = page.getByLabel('Номер', { exact: true })
    await number.waitFor()
    expect(await number.inputValue()).toBe('7707707')
  })

  test('B4 the person reads who looked at their papers, asks why, and is answered by whoever looked', async () => {
    const { page, portal } = at
    await page.goto(`${portal}/profile/journal?view=others`)
    await page
      .getByText(/Дёмина/)
      .first()
      .waitFor()
    await at.look('кто-смотрел')
    await page
      .getByRole('link', { name: /Просмотрен.скан.из.заявления/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Спросить, зачем смотрели' }).waitFor()
    await at.look('кто-смотрел-запись')
    const question = `Зачем открывали мой приказ, ${family}?`
    await page.getByLabel('Ваш вопрос').fill(question)
    await page.getByRole('button', { name: 'Задать вопрос' }).click()
    const mine = page.getByRole('region', { name: 'Ваш вопрос' })
    await mine.getByText(/Ждём.объяснения/).waitFor()
    await at.look('кто-смотрел-вопрос')

    await first.turn(width, 'light')
    await first.page.goto(`${first.portal}/explanations`)
    await first.page.getByRole('link', { name: question }).waitFor()
    await first.look('вопросы-ко-мне')
    await first.page.getByRole('link', { name: question }).click()
    await first.page.getByLabel('Ответ человеку').fill('Сверяла приказ с вашим заявлением о смене статуса')
    await first.look('вопрос-ответить')
    await first.page.getByRole('button', { name: 'Отправить ответ' }).click()
    await first.page.getByText('Ответ дан').waitFor()

    // The open page of whoever asked follows.
    await mine.getByText(/Сверяла.приказ/).waitFor()
    await mine.getByText('Объяснили').waitFor()
    await at.look('кто-смотрел-ответ')
    await first.turn(1280, 'light')
  })
})
