/** A certificate in the hands of its owner, of a stranger, of whoever revokes it. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Visitor } from '../browser.ts'

export async function download({ page }: Visitor): Promise<Buffer> {
  const button = page.getByRole('button', { name: /Скачать\s+PDF/ }).first()
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
  expect(file.suggestedFilename()).toMatch(/\.pdf$/)
  return readFileSync(await file.path())
}

/** What the QR holds, by the button beside it. */
export async function copyAddress({ page, context }: Visitor): Promise<string> {
  await context.grantPermissions(['notifications', 'clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: /Скопировать\s+ссылку/ }).click()
  await page.getByRole('button', { name: 'Скопировано' }).waitFor()
  return page.evaluate<string>('navigator.clipboard.readText()')
}

export async function checkByAddress({ page }: Visitor, address: string, says: RegExp): Promise<void> {
  await page.goto(address)
  await page.getByRole('heading', { name: says }).waitFor()
}

/** As it is read off the paper: small letters and no dashes are no fault. */
export async function checkByCode(visitor: Visitor, address: string, says: RegExp): Promise<void> {
  const { page, portal } = visitor
  await page.goto(`${portal}/verify`)
  await visitor.look('проверка')
  const code = decodeURIComponent(address.split('/').at(-1)!)
  await page.getByLabel('Код с документа').fill(code.replaceAll('-', '').toLowerCase())
  await page.getByRole('button', { name: 'Проверить', exact: true }).click()
  await page.getByRole('heading', { name: says }).waitFor()
}

export async function checkFile({ page, portal }: Visitor, pdf: Buffer, says: RegExp): Promise<void> {
  await page.goto(`${portal}/verify`)
  await page
    .getByRole('group', { name: 'По файлу' })
    .locator('input[type=file]')
    .setInputFiles({ name: 'сертификат.pdf', mimeType: 'application/pdf', buffer: pdf })
  await page.getByRole('group', { name: says }).waitFor()
}

/** One bit of what is signed. */
export function altered(pdf: Buffer): Buffer {
  const copy = Buffer.from(pdf)
  const at = Math.floor(copy.indexOf('/ByteRange') / 2)
  copy[at] = copy[at]! ^ 1
  return copy
}

export async function revoke(visitor: Visitor, holder: string, reason: string): Promise<void> {
  const { page, portal } = visitor
  await page.goto(`${portal}/desk/certificates?q=${encodeURIComponent(holder)}`)
  await page
    .getByRole('button', { name: /^Отозвать сертификат/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Причина').fill(reason)
  await visitor.look('отзыв')
  await dialog.getByRole('button', { name: 'Отозвать сертификат' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('Отозван').first().waitFor()
}

/** Another name in what is signed. */
export function renamed(bytes: Buffer, familyName: string): Buffer {
  const text = bytes.toString('latin1')
  const name = Buffer.from(familyName).toString('latin1')
  const other = Buffer.from('Б' + familyName.slice(1)).toString('latin1')
  return Buffer.from(text.replaceAll(name, other), 'latin1')
}
