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

/** The words stand beside the fields, the file that came with them beside the first one. */
export async function readAnswer({ page }: Visitor, words: string): Promise<void> {
  await page.getByText(words).waitFor()
  const files = page.getByRole('group', { name: 'Файлы заявления' }).getByRole('button')
  await files.nth(1).click()
  await page
    .getByRole('img', { name: /диплом/ })
    .first()
    .waitFor()
}

export async function approveAll({ page }: Visitor, applicant: string): Promise<void> {
  const right = page.getByRole('button', { name: 'Совпадает', exact: true })
  const count = await right.count()
  for (let i = 0; i < count; i++) await right.nth(i).click()
  await page.getByRole('button', { name: /^Одобрить/ }).click()
  await page.getByText(new RegExp(`Одобрено: ${applicant}`)).waitFor()
}
