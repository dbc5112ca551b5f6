/** The second step as a person takes it: the code of the application where one is connected, otherwise the code by SMS. */
import { demoAppCode, hasDemoApp } from '../../src/demo/app-key.ts'
import { appCode } from '../../src/test/totp.ts'
import type { Visitor } from '../browser.ts'

/** Codes of one person that are spent already, by the number of the half-minute. */
const spent = new Map<string, number>()
const step = () => Math.floor(Date.now() / 30_000)

/** A code one half-minute early or late is right too, so three sign-ins in a row need no waiting. */
async function freshStep(phone: string, wait: (ms: number) => Promise<void>): Promise<number> {
  for (;;) {
    const next = Math.max(step() - 1, (spent.get(phone) ?? 0) + 1)
    if (next <= step() + 1) {
      spent.set(phone, next)
      return next
    }
    await wait(500)
  }
}

export const usesApp = (phone: string): boolean => hasDemoApp(phone)

/** Somebody else may have spent the code: then the next one. */
export async function confirmByApp({ page, lookOnce }: Visitor, phone: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Код из приложения' })
  await field.waitFor()
  await lookOnce('код-приложения')
  for (let i = 0; i < 5; i++) {
    const at = await freshStep(phone, (ms) => page.waitForTimeout(ms))
    await field.fill('')
    await field.fill(demoAppCode(new Date(at * 30_000)))
    const isSpent = await Promise.race([
      page
        .getByText('Этот код уже использован')
        .first()
        .waitFor({ timeout: 20_000 })
        .then(() => true),
      field.waitFor({ state: 'detached', timeout: 20_000 }).then(() => false),
    ])
    if (!isSpent) return
  }
  throw new Error('код приложения так и не подошёл')
}

/** The dialog «Подключить приложение» stands open: its key goes into the application, whose first code confirms it. Returns the key. */
export async function connectApp({ page }: Visitor): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Подключить приложение' })
  const key = await dialog.locator('.secret-key').innerText()
  await dialog.getByLabel('Первый код из приложения').fill(appCode(key, new Date()))
  await dialog.getByRole('button', { name: 'Подключить' }).click()
  await dialog.waitFor({ state: 'hidden' })
  return key
}
