/** What a person changes in the profile. */
import type { Visitor } from '../browser.ts'
import { words } from './learning.ts'
import { codeFromMailbox } from './sign-in.ts'

/** «Почта не подтверждена»: the gap leads to the profile. */
export async function proveMailbox(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await page.getByRole('link', { name: words('Исправить: Почта не подтверждена') }).click()
  await page.getByRole('button', { name: /(Подтвердить|Изменить|Указать): Почта/ }).click()
  const dialog = page.getByRole('dialog')
  const mailbox = dialog.getByLabel('Почта', { exact: true })
  if ((await mailbox.inputValue()) === '') await mailbox.fill(`koltsova.${Date.now()}@example.ru`)
  const tail = (await mailbox.inputValue()).slice(-24)
  await dialog.getByRole('button', { name: /код/i }).click()
  await dialog.getByText(/Код.отправлен/).waitFor()
  await dialog.getByRole('textbox', { name: 'Код', exact: true }).fill(await codeFromMailbox(visitor, tail))
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await dialog.waitFor({ state: 'hidden' })
}
