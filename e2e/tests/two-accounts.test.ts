/** C3, E1: an administrator sees two accounts of one person and proposes; the person agrees in each, and they are one. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visitor, type Visitor } from '../browser.ts'
import { here } from '../here.ts'
import { lookAtBoth } from '../steps/passwords.ts'
import { demoAccount, signInByPassword } from '../steps/sign-in.ts'
import { employ, loseTypedSnils } from '../steps/world-hand.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function agree(at: Visitor, name: string): Promise<void> {
  await at.page.goto(`${at.portal}/profile`)
  await at.page
    .getByRole('region', { name: /Похоже,.у.вас.два.кабинета/ })
    .getByRole('link')
    .click()
  await at.page.getByRole('button', { name: 'Согласиться' }).waitFor()
  await lookAtBoth(at, name)
  await at.page.getByRole('button', { name: 'Согласиться' }).click()
  const dialog = at.page.getByRole('dialog', { name: /Объединить.кабинеты/ })
  await dialog.getByRole('button', { name: 'Согласиться' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('C3 found by the СНИЛС that was only named, proposed with a reason, agreed to in both, made one', async () => {
  // Nobody else of this name: the twins are these two.
  const mark = String(Date.now())
    .slice(-6)
    .replaceAll(/\d/g, (digit) => 'абвгдежзик'.charAt(Number(digit)))
  const family = `Двукабинетова${mark}`
  const name = `${family} Анна Олеговна`
  const kept = await employ(here(), name)
  const gone = await employ(here(), name)
  await loseTypedSnils(here(), gone.snils, kept.snils)
  const desk = await visitor(browser)
  await signInByPassword(desk, demoAccount('ilina'))
  const old = await visitor(browser)
  await signInByPassword(old, gone)

  await desk.page.goto(`${desk.portal}/people?q=${encodeURIComponent(gone.login)}`)
  await desk.page.getByRole('link', { name: /Двукабинетова/ }).click()
  await desk.page.getByText(/раньше.называл/).waitFor()
  await lookAtBoth(desk, 'похожие-записи')
  await desk.page
    .getByRole('button', { name: /Предложить.объединить/ })
    .first()
    .click()
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel('Причина').fill('Звонила, назвала оба кабинета')
  await lookAtBoth(desk, 'предложить-объединить')
  await dialog.getByRole('button', { name: 'Предложить' }).click()
  const merging = desk.page.getByRole('region', { name: /Объединение.предложено/ })
  await merging.waitFor()
  await lookAtBoth(desk, 'объединение-предложено')

  await agree(old, 'согласие-в-исчезающем')
  await old.page.getByText(/Здесь.вы.согласились/).waitFor()
  // The open desk follows.
  await merging.getByText('получено').waitFor()

  const stays = await visitor(browser)
  await signInByPassword(stays, kept)
  await agree(stays, 'согласие-в-остающемся')
  await stays.page.getByText(/Предложений.нет/).waitFor()
  await stays.page.goto(`${stays.portal}/notifications`)
  await stays.page
    .getByText(/Два.ваших.кабинета.объединены/)
    .first()
    .waitFor()
  await old.page.getByRole('heading', { name: 'Сеанс закончился' }).waitFor()
  await desk.page.goto(`${desk.portal}/people?q=${encodeURIComponent(family)}`)
  await desk.page
    .getByRole('link', { name: /Двукабинетова/ })
    .first()
    .waitFor()
  expect(await desk.page.getByRole('link', { name: /Двукабинетова/ }).count()).toBe(1)
  for (const one of [desk, old, stays]) await one.leave()
})
