/** D1, D3: years of learning in one list: narrowed, kept in the address, drawn over time, taken along. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, visitor, type Width } from '../browser.ts'
import { demoAccount, signInThroughEsia } from '../steps/sign-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe.each([1280, 390] as const)('at %i px', (width: Width) => {
  test('D3 the portfolio of years: filters stay in the address; Excel and PDF hold the same', async () => {
    const doctor = await visitor(browser, { width, album: 'портфолио' })
    const { page, portal } = doctor
    // Her own years, and her own codes: those of the heroine are spent on other stories.
    await signInThroughEsia(doctor, demoAccount('lapteva'))
    await page.goto(`${portal}/portfolio`)
    const found = page.getByText(/запис[ьией]+.*начислено/)
    await found.waitFor()
    await doctor.look('всё')
    await page.getByRole('button', { name: /Таблицей/ }).click()
    await doctor.look('по-времени-таблицей')

    await page.getByRole('button', { name: width === 390 ? /^Фильтры/ : /^Вид$/ }).click()
    await page.getByRole('checkbox', { name: 'Сертификат', exact: true }).check()
    await page.getByRole('button', { name: 'Показать' }).click()
    await page.waitForURL(/kind=certificate/)
    await page.reload()
    await page.getByText(/из.\d+,.начислено/).waitFor()
    await doctor.look('сертификаты')

    for (const [name, ending] of [
      [/Скачать.Excel/, '.xlsx'],
      [/Скачать.PDF/, '.pdf'],
    ] as const) {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name }).click()
      expect((await download).suggestedFilename()).toMatch(new RegExp(`\\${ending}$`))
    }
    await page.goto(`${portal}/portfolio?q=шшшшш`)
    await page.getByRole('button', { name: /Снять.фильтр/ }).click()
    await found.waitFor()
    await doctor.leave()
  })
})
