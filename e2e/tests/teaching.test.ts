/** D9+, D8+: an organisation publishes, enrols, enters results by Excel with errors; the doctor gets credits and a document that a stranger checks. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workbook } from '../../src/test/workbook.ts'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { newcomer, type Newcomer } from '../steps/esia.ts'
import { publish } from '../steps/programmes.ts'
import { demoAccount, registerAndSignIn, signInByPassword } from '../steps/sign-in.ts'

let browser: Browser
let staff: Visitor
let reviewer: Visitor
beforeAll(async () => {
  browser = await launch()
  staff = await visitor(browser, { album: 'обучение' })
  await signInByPassword(staff, demoAccount('nikitina'))
  reviewer = await visitor(browser, { album: 'обучение' })
  await signInByPassword(reviewer, demoAccount('sokolov'))
})
afterAll(() => browser.close())

const today = (): string => new Date().toLocaleDateString('ru-RU', { timeZone: 'Europe/Moscow' })

async function publishedFor(width: Width, title: string): Promise<string> {
  await staff.turn(width, 'light')
  const path = await publish(staff, reviewer, {
    kind: 'Повышение квалификации',
    title,
    annotation: 'Разбор случаев: что делать в первые минуты и кого звать.',
    hours: 36,
    specialty: ['Кардио', /^Кардиология/],
  })
  return path.replace('/teaching', '/catalogue')
}

async function apply(doctor: Visitor, address: string): Promise<string> {
  const { page, portal } = doctor
  await page.goto(`${portal}${address}`)
  await doctor.look('запись-на-программу')
  await page.getByRole('button', { name: /Подать.заявку/ }).click()
  await page.getByText(/Ждём.решения.организации/).waitFor()
  await doctor.look('заявка-подана')
  return page.url()
}

async function enrol(width: Width, who: Newcomer): Promise<string> {
  const { page, portal } = staff
  await page.goto(`${portal}/teaching/learners?q=${encodeURIComponent(who.familyName)}`)
  await page.getByRole('checkbox', { name: new RegExp(`Отметить: ${who.familyName}`) }).check()
  await page.getByRole('button', { name: 'Зачислить' }).click()
  const dialog = page.getByRole('dialog', { name: /Зачислить.приказом/ })
  await dialog.getByRole('button', { name: 'Зачислить' }).click()
  await dialog
    .getByText(/Напишите.номер.приказа/)
    .first()
    .waitFor()
  await dialog.getByLabel(/Номер.приказа/).fill(`${width}-з`)
  await staff.look('зачислить')
  await dialog.getByRole('button', { name: 'Зачислить' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.goto(`${portal}/teaching/learners?state=learning&q=${encodeURIComponent(who.familyName)}`)
  const line = await page.locator('main .row', { hasText: who.familyName }).first().innerText()
  return /ПК-\d{6}/.exec(line)![0]
}

async function enterResults(number: string, who: Newcomer): Promise<void> {
  const { page, portal } = staff
  const heading = [
    'Программа',
    'СНИЛС',
    'Фамилия, имя, отчество',
    'Результат',
    'Дата окончания',
    'Номер документа',
  ]
  const name = `${who.familyName} ${who.givenName} ${who.patronymic}`
  const row = (over: Record<number, string> = {}) =>
    [number, who.snils, name, 'освоил', today(), 'У-36-77'].map((s, i) => over[i] ?? s)
  const load = async (rows: string[][]) => {
    await page.locator('input[type=file]').setInputFiles({
      name: 'результаты.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(workbook([heading, ...rows])),
    })
  }
  await page.goto(`${portal}/teaching/results`)
  await load([row({ 4: '31.02.2026' }), row({ 0: 'ПК-999999', 2: 'Кто-то Другой' })])
  await page.getByRole('heading', { name: /ошиб\S*.в.таблице/ }).waitFor()
  await page.getByText(/Нужен.день.как/).waitFor()
  await page.getByText(/нет.программы.ПК-999999/).waitFor()
  await staff.look('результаты-с-ошибками')
  await load([row()])
  await page.getByText(/освоил: 1/).waitFor()
  await staff.look('результаты-без-ошибок')
  await page.getByRole('button', { name: /Сохранить: 1.строка/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Ученики' }).waitFor()
}

describe.each([1280, 390] as const)('at %i px', (width: Width) => {
  test('D9+ published, enrolled, finished by a table; credits, a document, and a stranger who checks it', async () => {
    const who = newcomer(width === 1280 ? 'Учёбина' : 'Знаева')
    const address = await publishedFor(width, `Неотложная помощь, поток ${Date.now()}`)
    const doctor = await visitor(browser, { width, album: 'обучение' })
    await registerAndSignIn(doctor, who)
    const study = await apply(doctor, address)
    const number = await enrol(width, who)
    const { page, portal } = doctor
    await page.getByText('Учусь').first().waitFor({ timeout: 15_000 })

    await enterResults(number, who)

    await page.goto(study)
    await page.getByText('Завершено').first().waitFor({ timeout: 15_000 })
    await page.getByRole('radio', { name: /5 — Отлично/ }).check()
    await page.getByRole('button', { name: /Отправить.отзыв/ }).click()
    await page.getByText(/На.проверке/).waitFor()
    await doctor.look('обучение-завершено')
    await page.reload()
    await page.getByRole('link', { name: 'Открыть' }).click({ timeout: 30_000 })
    await page.locator('.certificate-code').first().waitFor()
    const code = (await page.locator('.certificate-code').first().innerText()).trim()
    await page.goto(`${portal}/credits`)
    await page
      .getByText(/36.ЗЕТ/)
      .first()
      .waitFor()

    const stranger = await visitor(browser, { width })
    await stranger.page.goto(`${portal}/verify/${code.replaceAll(/\s/g, '')}`)
    await stranger.page.getByText(new RegExp(who.familyName)).first().waitFor()
    await stranger.look('проверка-удостоверения')
    expect(doctor.faults).toEqual([])
    await stranger.leave()
    await doctor.leave()
  })
})
