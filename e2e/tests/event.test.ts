/** D7+: an event with codes and checks: the organiser sets it, a listener answers and brings a code, a stranger checks what came of it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, visitor, type Visitor } from '../browser.ts'
import { here } from '../here.ts'
import { demoAccount, signInByPassword, signInThroughEsia } from '../steps/sign-in.ts'
import { letChecksWait, letEventEnd, letNextCheckCome } from '../steps/world-hand.ts'

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

  const conference = 'Конференция «Трудный пациент на приёме»'
  const asks = (v: Visitor) => v.page.getByText('Вы здесь?')
  async function answer(v: Visitor): Promise<void> {
    await asks(v).waitFor()
    await v.page.getByRole('button', { name: 'Я здесь' }).click()
    await asks(v).waitFor({ state: 'hidden' })
  }
  async function comes(login: string, width: 1280 | 390): Promise<Visitor> {
    const listener = await visitor(browser, { album: 'мероприятие', width })
    await signInThroughEsia(listener, demoAccount(login))
    const { page, portal } = listener
    await page.goto(`${portal}/events`)
    await page.getByRole('link', { name: conference }).click()
    await page.getByText(/Вы.на.мероприятии/).waitFor()
    return listener
  }
  /** Every line of the ledger of their cycle. */
  async function ledger({ page, portal }: Visitor): Promise<void> {
    await page.goto(`${portal}/credits`)
    await page
      .getByRole('link', { name: /Все.начисления/ })
      .first()
      .click()
    await page.getByRole('list', { name: 'Начисления' }).waitFor()
  }

  test('who answers to the end finds the credit in the ledger; who missed two checks is told which, and has none', async () => {
    const world = here()
    await letChecksWait(world, conference)
    const present = await comes('belova', 1280)
    const absent = await comes('guseynov', 390)
    for (let n = 1; n <= 6; n++) {
      await letNextCheckCome(world, conference)
      await asks(present).waitFor()
      if (n === 1) await present.look('вы-здесь')
      await answer(present)
      // He goes out twice: at the fourth check and at the last.
      if (n !== 4 && n !== 6) await answer(absent)
    }
    await absent.page.reload()
    await absent.page.getByText('Пропущена').first().waitFor()
    await absent.look('пропущена')

    await letEventEnd(world, conference, 120)
    await present.page.getByText(/Засчитано.по.присутствию/).waitFor()
    await present.look('присутствие-засчитано')
    await absent.page.getByText(/Присутствие.не.подтвердилось/).waitFor()
    await absent.page.getByText(/Без.ответа.проверки.в.\d+:\d\d,.\d+:\d\d\.\sЗЕТ.не.начислены/).waitFor()
    expect(await absent.page.getByText('Пропущена').count()).toBe(2)
    await absent.look('присутствие-не-подтвердилось')

    await ledger(present)
    const line = present.page.locator('main .row', { hasText: 'Трудный пациент' })
    await line.getByText(/6.ЗЕТ/).waitFor()
    await line.getByText(/Северная академия/).waitFor()
    await present.look('начисление-в-журнале')
    // The line leads to what it was given for.
    await line.getByRole('link').click()
    await present.page.getByRole('heading', { level: 1, name: conference }).waitFor()
    await present.page.goto(`${present.portal}/portfolio?q=${encodeURIComponent('Трудный пациент')}`)
    await present.page.getByText(/начислено.6.ЗЕТ/).waitFor()
    await present.look('портфолио')

    await absent.page.goto(`${absent.portal}/notifications`)
    await absent.page
      .getByText(/Присутствие.не.подтверждено/)
      .first()
      .waitFor()
    await absent.look('уведомление')
    await ledger(absent)
    expect(await absent.page.locator('main .row', { hasText: 'Трудный пациент' }).count()).toBe(0)

    await staff.page.goto(`${staff.portal}/teaching/events`)
    await staff.page.getByRole('link', { name: /Трудный пациент/ }).click()
    await staff.page
      .getByText(/^не.засчитано/)
      .first()
      .waitFor()
    await staff.look('чем-кончилось')
  })
})
