/** G3, G5: whoever guesses is stopped and told why, the owner comes in on their device, an administrator or the hour opens again. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sessionCookie } from '../../src/platform/session/gate.ts'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { here } from '../here.ts'
import { giveAuthenticator } from '../steps/passkey.ts'
import { firstStep } from '../steps/passwords.ts'
import { confirmByApp, connectApp } from '../steps/second-step.ts'
import { demoAccount, signInByPassword } from '../steps/sign-in.ts'
import { employ, letPausesEnd, onServer, type Employed } from '../steps/world-hand.ts'

const world = here()
const home = { level: 1, name: /дел|дело/ } as const
let browser: Browser
let admin: Visitor

beforeAll(async () => {
  browser = await launch()
  await allowFailures('900')
  admin = await visitor(browser)
  const ilina = demoAccount('ilina')
  await firstStep(admin, ilina)
  await confirmByApp(admin, ilina.phone)
  await admin.page.getByRole('heading', home).waitFor()
})
afterAll(async () => {
  await browser.close()
  await allowFailures('20')
})

/** Everybody of the stories stands behind one address. */
const allowFailures = (times: string): Promise<string> => {
  const why = ['--why', 'Все истории идут с одного адреса', '--basis', 'Правила учебного мира']
  return onServer(world, ['settings', 'set', 'address.failures', times, ...why])
}

/** The known device of the owner: a second step that needs no waiting, and an application that a thief may guess at. */
async function ownDevice(who: Employed, width: Width): Promise<Visitor> {
  const at = await visitor(browser, { width })
  await signInByPassword(at, who)
  await giveAuthenticator(at)
  await at.page.goto(`${at.portal}/profile`)
  const ways = at.page.getByRole('region', { name: 'Способы входа' })
  await ways.getByRole('button', { name: 'Подключить' }).first().click()
  await connectApp(at)
  await ways.getByRole('button', { name: 'Добавить ключ' }).click()
  const dialog = at.page.getByRole('dialog', { name: 'Добавить ключ доступа' })
  await dialog.getByRole('button', { name: 'Добавить ключ' }).click()
  await dialog.waitFor({ state: 'hidden' })
  return at
}

async function ownerComesIn(own: Visitor, who: Employed): Promise<void> {
  await own.context.clearCookies({ name: sessionCookie })
  await firstStep(own, who)
  await own.page.getByRole('button', { name: 'Подтвердить ключом' }).click()
  await own.page.getByRole('heading', home).waitFor()
}

/** The form says how many are left; the last wrong one begins the pause. */
async function guessFive(thief: Visitor, who: Employed): Promise<void> {
  const told = [/Осталось.4.попытки/, /3.попытки/, /2.попытки/, /Осталась.1.попытка/, /Попытки.кончились/]
  for (const [i, words] of told.entries()) {
    await firstStep(thief, { login: who.login, password: `не тот пароль ${i}` })
    await thief.page.getByText(words).first().waitFor()
    if (i === 0) await thief.look('пароль-осталось-попыток')
  }
}

async function lift(width: Width, what: RegExp): Promise<void> {
  const { page, portal } = admin
  await admin.turn(width, 'light')
  await page.goto(`${portal}/people/blocks`)
  const line = page.getByRole('listitem').filter({ hasText: what })
  await line.getByText(/неудач/).waitFor()
  await admin.look('блокировки')
  await line.getByRole('button', { name: /Снять/ }).click()
  const dialog = page.getByRole('dialog', { name: /Снять.блокировку/ })
  await dialog.getByRole('button', { name: /Снять.блокировку/ }).click()
  await dialog.getByText(/Напишите,.почему.снимаете/).waitFor()
  await dialog.getByLabel('Почему снимаете').fill('Позвонила сама, забыла раскладку')
  await admin.look('блокировку-снять')
  await dialog.getByRole('button', { name: /Снять.блокировку/ }).click()
  await page
    .getByText(/Блокировка.снята/)
    .first()
    .waitFor()
  await line.waitFor({ state: 'detached' })
}

describe.for<[Width, string]>([
  [1280, 'Запирова Рита Олеговна'],
  [390, 'Засовова Рита Олеговна'],
])('G5 a lock-out at %i px', ([width, name]) => {
  const short = new RegExp(name.split(' ')[0]!)
  let who: Employed
  let own: Visitor
  let thief: Visitor
  beforeAll(async () => {
    who = await employ(world, name)
    own = await ownDevice(who, width)
    thief = await visitor(browser, { width })
  })
  afterAll(async () => {
    await own.leave()
    await thief.leave()
  })

  test('G3, G5 wrong passwords: told how many are left, stopped with the reason and the hour; the owner is not', async () => {
    await guessFive(thief, who)
    await firstStep(thief, who)
    await thief.page
      .getByText(/Попробуйте.через/)
      .first()
      .waitFor()
    await thief.page
      .getByText(/С.незнакомых.устройств/)
      .first()
      .waitFor()
    await thief.look('вход-закрыт-на-время')

    await ownerComesIn(own, who)
    await own.page.goto(`${own.portal}/profile`)
    const sheet = own.page.getByRole('region', { name: 'Что остановлено' })
    await sheet.getByText(/Закрыто.до/).waitFor()
    await own.look('что-остановлено')

    // The hour comes by itself: the same right password goes on to the second step.
    await letPausesEnd(world, who.snils)
    await firstStep(thief, who)
    await thief.page.getByRole('heading', { level: 1, name: /Подтвердите/ }).waitFor()
  })

  test('G5 an administrator sees the evidence and opens again before the time, with a reason', async () => {
    await thief.context.clearCookies()
    await guessFive(thief, who)
    await lift(width, short)
    await firstStep(thief, who)
    await thief.page.getByRole('button', { name: 'Код из приложения' }).waitFor()
  })

  test('G5 whoever knows the password guesses codes: stopped, the owner goes on; lifted, codes are taken again', async () => {
    const { page } = thief
    await page.getByRole('button', { name: 'Код из приложения' }).click()
    const field = page.getByRole('textbox', { name: 'Код из приложения' })
    const say = async (code: string, answer: RegExp) => {
      await field.fill('')
      await field.fill(code)
      await page.getByText(answer).first().waitFor()
    }
    for (let i = 0; i < 6; i++) await say(`00000${i}`, /Код.не.подошёл/)
    await say('000007', /Слишком.много.кодов/)
    await thief.look('коды-закрыты-на-время')
    await ownerComesIn(own, who)
    await lift(width, short)
    await say('000008', /Код.не.подошёл/)
    await own.page.goto(`${own.portal}/profile`)
    const sheet = own.page.getByRole('region', { name: 'Что остановлено' })
    await sheet
      .getByText(/Снято.раньше.срока/)
      .first()
      .waitFor()
    expect(await sheet.getByText(/Закончилось/).count()).toBe(1)
    await own.look('что-было-остановлено')
  })
})
