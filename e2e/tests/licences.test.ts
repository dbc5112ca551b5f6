/** F7 in a browser: papers entered by hand and verified; a section of work follows its papers under an open page. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { demoPassword, demoPeople, emailOf, phoneOf } from '../../src/demo/people.ts'
import { launch, visitor, type Light, type Visitor, type Width } from '../browser.ts'
import { approveAll, openOnDesk } from '../steps/desk.ts'
import { dayIn, fillAccreditation } from '../steps/licences.ts'
import { signInByPassword } from '../steps/sign-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function enter(login: string, width: Width, light: Light = 'light'): Promise<Visitor> {
  const person = demoPeople.find((p) => p.login === login)!
  const who = await visitor(browser, { width, light })
  await signInByPassword(who, { login: emailOf(person), password: demoPassword, phone: phoneOf(person) })
  return who
}

describe.for<[Width, Light, string]>([
  [1280, 'light', `60 26 ${String(Date.now()).slice(-7)}1`],
  [390, 'dark', `60 26 ${String(Date.now()).slice(-7)}2`],
])('F7 at %i px, %s', ([width, light, number]) => {
  test('a paper entered by hand: every fault named, verified at the desk, the open page follows', async () => {
    const medic = await enter('orlova', width, light)
    const { page } = medic
    await page.goto(`${medic.portal}/licences`)
    await page.getByRole('heading', { level: 1, name: /Лицензии\s+и\s+аккредитации/ }).waitFor()
    await medic.look('допуски')
    await fillAccreditation(medic, number, 'Орлова Елена Викторовна')
    await page.getByRole('button', { name: /Отправить\s+на\s+проверку/ }).click()
    await page.getByRole('link', { name: /Нет\s+даты\s+окончания/ }).waitFor()
    await medic.look('допуск-ошибки')
    await page.getByLabel('Действует по', { exact: true }).fill(dayIn(1700))
    await page.getByRole('button', { name: /Отправить\s+на\s+проверку/ }).click()
    await page.getByRole('heading', { name: /Проверяем\s+документ/ }).waitFor()
    await medic.look('допуск-на-проверке')

    const desk = await enter('demina', 1280)
    await openOnDesk(desk, 'периодической аккредитации')
    await approveAll(desk, 'Орлова')
    await page.getByRole('heading', { name: /Документ\s+действует/ }).waitFor({ timeout: 15_000 })
    await medic.look('допуск-действует')
    for (const one of [medic, desk]) await one.leave()
  })
})
