/** F7 in a browser: papers entered by hand and verified; a section of work follows its papers under an open page. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, visitor, type Light, type Visitor, type Width } from '../browser.ts'
import { dayIn } from '../steps/days.ts'
import { approveAll, openOnDesk } from '../steps/desk.ts'
import { fillAccreditation, importFromRegistry, registryPerson } from '../steps/licences.ts'
import { demoAccount, signInByPassword } from '../steps/sign-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function enter(login: string, width: Width, light: Light = 'light'): Promise<Visitor> {
  const who = await visitor(browser, { width, light })
  await signInByPassword(who, demoAccount(login))
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

  test('an accreditation that ends under an open page closes the section within a second, and a longer one opens it', async () => {
    const nurse = await enter('yakovlev', width, light)
    const { page } = nurse
    const accredited = (endDate: string) =>
      importFromRegistry([registryPerson('yakovlev', { specId: '34.02.01', endDate })])
    await accredited('2027-12-31')
    await page.goto(`${nurse.portal}/work/nurse`)
    await page.getByRole('heading', { name: /Раздел\s+открыт/ }).waitFor()
    await nurse.look('работа-открыта')
    const endsAt = Date.now() + 20_000
    await accredited(new Date(endsAt).toISOString())
    expect(Date.now()).toBeLessThan(endsAt)
    await page.getByRole('heading', { name: /Раздел\s+открыт/ }).waitFor()
    await page.getByText(/Раздел\s+закрыт:\s+не\s+все/).waitFor({ timeout: 30_000 })
    const late = Date.now() - endsAt
    expect(late).toBeGreaterThanOrEqual(-50)
    expect(late).toBeLessThan(1000)
    await nurse.look('работа-закрыта')
    await accredited('2028-12-31')
    await page.getByRole('heading', { name: /Раздел\s+открыт/ }).waitFor({ timeout: 10_000 })
    await nurse.leave()
  })

  test('a contradiction of the registry: both values side by side, a reason, and the paper follows', async () => {
    const end = `2030-0${width === 390 ? 3 : 4}-01`
    await importFromRegistry([
      registryPerson('orlova', {
        specId: '31.08.36',
        number: `77 26 ${String(Date.now()).slice(-6)}`,
        beginDate: new Date(Date.now() - 1760 * 86_400_000).toLocaleDateString('en-CA', {
          timeZone: 'Europe/Moscow',
        }),
        endDate: end,
      }),
    ])
    const desk = await enter('sokolov', width, light)
    const { page } = desk
    await page.goto(`${desk.portal}/desk/licence-cases`)
    await page
      .getByRole('link', { name: /Орлова/ })
      .first()
      .waitFor()
    await desk.look('расхождения')
    await page
      .getByRole('link', { name: /Орлова/ })
      .first()
      .click()
    await page.getByRole('heading', { name: /Значения\s+рядом/ }).waitFor()
    await desk.look('расхождение')
    await page.getByRole('button', { name: /Оставить\s+наше/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('Сверено с выпиской, которую принесла сама')
    await desk.look('расхождение-решение')
    await dialog.getByRole('button', { name: /Оставить\s+наше/ }).click()
    await page.getByText(/Уже\s+решено/).waitFor()
    await page.goto(`${desk.portal}/desk/papers`)
    await page.getByRole('heading', { level: 1, name: /Реестр\s+допусков/ }).waitFor()
    await desk.look('реестр-допусков')
    await page.goto(`${desk.portal}/desk/licence-imports`)
    await page
      .getByText(/Закончена/)
      .first()
      .waitFor()
    await desk.look('загрузка')
    await desk.leave()
  })
})
