/** A five-year cycle, opened by hand from a document. */
import type { Visitor } from '../browser.ts'
import { dayIn } from './days.ts'
import { choose } from './records.ts'

export async function openCycle(
  at: Visitor,
  specialty: readonly [type: string, option: RegExp],
  issuedDaysAgo: number,
): Promise<void> {
  const { page, portal } = at
  await page.goto(`${portal}/credits/new`)
  await page.getByRole('heading', { level: 1, name: /Открыть.пятилетний.цикл/ }).waitFor()
  await choose(at, 'Специальность', ...specialty)
  await page.getByLabel('Дата документа', { exact: true }).fill(dayIn(-issuedDaysAgo))
  await page.getByLabel('Номер', { exact: true }).fill('69 24 204118')
  await page.getByRole('button', { name: 'Открыть цикл' }).click()
  await page.getByRole('heading', { level: 1, name: /Пятилетний.цикл/ }).waitFor()
}
