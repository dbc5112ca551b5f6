/** The verifier's day: take, look, compare, ask, decide. */
import type { Visitor } from '../browser.ts'

export async function openOnDesk({ page, portal }: Visitor, applicant: string): Promise<void> {
  await page.goto(`${portal}/desk`)
  await page
    .getByRole('link', { name: new RegExp(applicant) })
    .first()
    .click()
  await page.getByRole('heading', { name: /Сверьте\s+\d+\s+пол/ }).waitFor()
}

export async function ask({ page }: Visitor, question: string): Promise<void> {
  await page.getByRole('button', { name: /^Спросить/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Вопрос' }).fill(question)
  await dialog.getByRole('button', { name: 'Задать вопрос' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

export async function approveAll({ page }: Visitor): Promise<void> {
  const right = page.getByRole('button', { name: 'Совпадает', exact: true })
  const count = await right.count()
  for (let i = 0; i < count; i++) await right.nth(i).click()
  await page.getByRole('button', { name: /^Одобрить/ }).click()
  await page
    .getByText(/Одобрено/)
    .first()
    .waitFor()
}
