/** D9+: an administrator opens the record store to a foreign system and shuts it out; whoever teaches looks at a lesson of cmi5. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoLectures } from '../../src/demo/lectures.ts'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { onSection, words } from '../steps/learning.ts'
import { demoAccount, signInByPassword, signInThroughEsia } from '../steps/sign-in.ts'

let browser: Browser
/** One sign-in of each for both widths: codes are few by design. */
let administrator: Visitor
let staff: Visitor
beforeAll(async () => {
  browser = await launch()
  administrator = await visitor(browser, { album: 'внешние-системы' })
  await signInThroughEsia(administrator, demoAccount('ilina'))
  staff = await visitor(browser, { album: 'просмотр-cmi5' })
  await signInByPassword(staff, demoAccount('nikitina'))
})
afterAll(async () => {
  await administrator.leave()
  await staff.leave()
  await browser.close()
})

const widths: [Width, 'light' | 'dark'][] = [
  [1280, 'light'],
  [390, 'dark'],
]

test.for(widths)(
  'D9+ a foreign system is let in, seen at work and shut out, %s px',
  async ([width, light]) => {
    const who = administrator
    await who.turn(width, light)
    const { page, portal } = who
    await page.goto(`${portal}/operations/record-store`)
    await page.getByText('Симуляционный центр').first().waitFor()
    await who.look('список')
    const name = `Тренажёр ${width}`
    await page.getByRole('button', { name: words('Открыть системе') }).click()
    await page.getByLabel(words('Название системы')).fill(name)
    await who.look('новая')
    await page.getByRole('button', { name: words('Открыть хранилище') }).click()
    const secret = page.getByRole('dialog', { name: words('Ключ и секрет') })
    await secret.waitFor()
    const [key, word] = await secret.locator('code').allInnerTexts()
    await who.look('секрет')
    await page.getByRole('button', { name: words('Секрет передан') }).click()

    const authorization = `Basic ${Buffer.from(`${key}:${word}`).toString('base64')}`
    const ask = () =>
      page.request.get(`${portal}/xapi/activities/profile?activityId=http%3A%2F%2Fnmo.example%2Fa`, {
        headers: { authorization, 'x-experience-api-version': '2.0.0' },
      })
    expect((await ask()).status()).toBe(403)
    await page.reload()
    await page.getByText(words('последний запрос')).first().waitFor()
    await page.getByRole('button', { name: words(`Журнал: ${name}`) }).click()
    await page.getByRole('dialog').getByText(words('Хранилище открыто')).waitFor()
    await who.look('журнал')
    await page.getByRole('dialog').getByRole('button', { name: 'Закрыть', exact: true }).click()
    await page.getByRole('button', { name: words(`Закрыть доступ системе «${name}»`) }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('Закрыть доступ') })
      .click()
    await page
      .getByRole('button', { name: words(`Закрыть доступ системе «${name}»`) })
      .waitFor({ state: 'detached' })
    expect((await ask()).status()).toBe(401)
    expect(who.faults).toEqual([])
  },
)

test.for(widths)('D9+ whoever teaches looks at a lesson of cmi5, %s px', async ([width, light]) => {
  const lecture = demoLectures[8]!
  const who = staff
  await who.turn(width, light)
  const { page, portal } = who
  await page.goto(`${portal}/teaching?q=${encodeURIComponent(lecture.title)}`)
  await page
    .getByRole('link', { name: words(lecture.title) })
    .first()
    .click()
  await page.locator('main a[href$="/content"]').first().click()
  await page.getByRole('link', { name: words(`1. ${lecture.title}`) }).click()
  await page
    .getByRole('button', { name: /Посмотреть/ })
    .first()
    .click()
  await onSection(page.frameLocator('.lesson iframe'), lecture, 0)
  await who.look('занятие')
  expect(who.faults).toEqual([])
})
