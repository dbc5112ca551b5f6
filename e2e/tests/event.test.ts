/** D7+: an event with codes and checks: the organiser sets it, a listener answers and brings a code, a stranger checks what came of it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, visitor, type Visitor } from '../browser.ts'
import { demoAccount, signInByPassword } from '../steps/sign-in.ts'

let browser: Browser
let staff: Visitor
beforeAll(async () => {
  browser = await launch()
  staff = await visitor(browser, { album: 'мероприятие' })
  await signInByPassword(staff, demoAccount('nikitina'))
})
afterAll(() => browser.close())

/** Codes of the past event of the demo world, as the organiser downloads them. */
async function codes(): Promise<string[]> {
  const { page, portal } = staff
  await page.goto(`${portal}/teaching/events`)
  await page.getByRole('link', { name: 'Школа неотложной кардиологии', exact: true }).last().click()
  await page.getByRole('heading', { level: 2, name: /Коды.подтверждения/ }).waitFor()
  await page.getByLabel('Сколько', { exact: true }).fill('3')
  await staff.look('коды')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /Сделать.коды/ }).click(),
  ])
  const pieces: Buffer[] = []
  for await (const piece of await file.createReadStream()) pieces.push(piece as Buffer)
  return [
    ...Buffer.concat(pieces)
      .toString('utf8')
      .matchAll(/[0-9A-Z]{4}-[0-9A-Z]{4}/g),
  ].map((m) => m[0])
}

describe('D7+ an event', () => {
  test('the organiser sets conditions of one that waits: hours, checks, codes', async () => {
    const { page, portal } = staff
    await page.goto(`${portal}/teaching/events`)
    await page.getByRole('link', { name: /^Настроить: Школа неотложной/ }).click()
    await page.getByRole('heading', { level: 1, name: /Настроить.присутствие/ }).waitFor()
    await page.getByLabel('Окончание', { exact: true }).fill('09:00')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page
      .getByText(/Окончание.раньше.начала/)
      .first()
      .waitFor()
    await staff.look('условия-с-ошибкой')
    await page.getByLabel('Окончание', { exact: true }).fill('16:00')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await page.getByRole('heading', { level: 2, name: 'Условия' }).waitFor()
    await page.getByText('4 из 5').waitFor()
    await staff.look('условия')
  })

  test('a listener brings a code; the organiser sees who is here; a stranger checks the certificate', async () => {
    const fresh = await codes()
    expect(fresh).toHaveLength(3)
    // The one of the demo world who has not brought a code yet.
    const listener = await visitor(browser, { album: 'мероприятие' })
    await signInByPassword(listener, demoAccount('kuznetsov'))
    const { page, portal } = listener
    await page.goto(`${portal}/events`)
    const enter = async (code: string) => {
      await page.getByLabel('Код мероприятия', { exact: true }).fill(code)
      await page.getByRole('button', { name: /Ввести.код/ }).click()
    }
    await enter('0000-0000')
    await page
      .getByText(/Такого.кода.нет/)
      .first()
      .waitFor()
    await listener.look('кода-нет')
    await enter(fresh[0]!.toLowerCase())
    // He has years of events behind him: this very one.
    await page
      .locator('main .row', { hasText: 'Школа неотложной кардиологии' })
      .getByText('Засчитано по коду')
      .waitFor()
    await enter(fresh[1]!)
    await page
      .getByText(/уже.засчитано/)
      .first()
      .waitFor()
    await listener.look('засчитано')
    // The event that goes on now: the page is open, and the organiser sees who is here.
    await page.getByRole('link', { name: /Трудный пациент/ }).click()
    await page.getByText(/Вы.на.мероприятии|Вы.здесь\?/).waitFor()
    await listener.look('идёт')
    await staff.page.goto(`${staff.portal}/teaching/events`)
    await staff.page.getByRole('link', { name: /Трудный пациент/ }).click()
    await staff.page.getByText('на связи').first().waitFor()
    await staff.look('кто-здесь')
    // What came of it is a certificate that anyone checks.
    await page.goto(`${portal}/documents`)
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Сертификаты/ })
      .click()
    await page.getByRole('link', { name: 'Школа неотложной кардиологии' }).first().click()
    const code = await page.locator('.certificate-code').innerText()
    await listener.look('сертификат')
    const stranger = await visitor(browser, { album: 'мероприятие' })
    await stranger.page.goto(`${stranger.portal}/verify/${code.trim()}`)
    await stranger.page
      .getByText(/подлинный/)
      .first()
      .waitFor()
    await stranger.look('проверка')
  })
})
