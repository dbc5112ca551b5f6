/** The version for the visually impaired really works: each choice of its panel changes the page, is kept, and ends. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visitor } from '../browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

interface Seen {
  readonly size: number
  readonly ground: string
  readonly ink: string
  readonly letters: string
  readonly lineHeight: number
  readonly face: string
  readonly pictures: boolean
}

/** What a person sees, not what the attributes say; pictures themselves stand behind a sign-in. */
const seen = (page: Page): Promise<Seen> =>
  page.evaluate(`(() => {
    const lead = getComputedStyle(document.querySelector('.door-title p'))
    const body = getComputedStyle(document.body)
    return {
      size: parseFloat(getComputedStyle(document.documentElement).fontSize),
      ground: body.backgroundColor,
      ink: lead.color,
      letters: lead.letterSpacing,
      lineHeight: parseFloat(lead.lineHeight) / parseFloat(lead.fontSize),
      face: lead.fontFamily,
      pictures: document.documentElement.dataset.lvPictures !== 'off',
    }
  })()`)

test('sizes, schemes, spacing, faces, pictures off; kept after a reload; the ordinary version comes back', async () => {
  const { page, portal, leave } = await visitor(browser)
  await page.goto(`${portal}/sign-in`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const ordinary = await seen(page)
  await page.getByRole('button', { name: 'Для слабовидящих' }).click()
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click()
    return seen(page)
  }
  expect((await press('Размер: 150 процентов')).size).toBe(24)
  expect((await press('Размер: 200 процентов')).size).toBe(32)
  expect(await press('Цвет: белым по чёрному')).toMatchObject({
    ground: 'rgb(0, 0, 0)',
    ink: 'rgb(255, 255, 255)',
  })
  expect(await press('Цвет: коричневым по бежевому')).toMatchObject({
    ground: 'rgb(247, 243, 214)',
    ink: 'rgb(59, 39, 22)',
  })
  expect(await press('Цвет: синим по голубому')).toMatchObject({
    ground: 'rgb(157, 209, 255)',
    ink: 'rgb(6, 52, 98)',
  })
  const close = await seen(page)
  expect(close.letters).toBe('normal')
  expect((await press('Буквы: Реже')).letters).not.toBe('normal')
  expect((await press('Строки: Реже')).lineHeight).toBeGreaterThan(close.lineHeight + 0.2)
  expect((await press('Шрифт: С засечками')).face).toMatch(/serif/)
  const last = await press('Картинки: Нет')
  expect(last.pictures).toBe(false)

  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await seen(page)).toEqual(last)

  await page.getByRole('button', { name: 'Обычная версия' }).click()
  expect(await seen(page)).toEqual(ordinary)
  await leave()
})
