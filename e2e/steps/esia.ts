/** What a person does at the sandbox of Госуслуги. */
import type { Page } from 'playwright-core'
import { snilsFrom } from '../../src/test/snils.ts'

export interface Newcomer {
  readonly familyName: string
  readonly givenName: string
  readonly patronymic: string
  readonly snils: string
  readonly phone: string
  readonly email: string
  readonly password: string
}

/** Another person for each story and width: one world serves them all. */
export function newcomer(familyName: string): Newcomer {
  const n = Math.floor(Math.random() * 8_999_999) + 1_000_000
  return {
    familyName,
    givenName: 'Вероника',
    patronymic: 'Сергеевна',
    snils: snilsFrom(300_000_000 + n),
    phone: `+7921${n}`,
    email: `veronika${n}@example.ru`,
    password: 'Синица-в-руке-7',
  }
}

/** The newest code that the sandbox has sent to this address, read on its own page of messages. */
export async function codeOfSandbox(page: Page, esia: string, about: RegExp): Promise<string> {
  const mail = await page.context().newPage()
  try {
    for (let i = 0; i < 40; i++) {
      await mail.goto(`${esia}/mailbox`)
      const code = about.exec(await mail.locator('main').innerText())?.[1]
      if (code) return code
      await mail.waitForTimeout(250)
    }
    throw new Error('код со стенда не пришёл')
  } finally {
    await mail.close()
  }
}

/** From the page of sign-in at the sandbox; ends wherever the sandbox leads. */
export async function registerAtEsia(page: Page, esia: string, who: Newcomer): Promise<void> {
  await page.waitForURL(`${esia}/**`)
  await page.getByRole('link', { name: 'Зарегистрироваться' }).click()
  await page.getByLabel('Фамилия').fill(who.familyName)
  await page.getByLabel('Имя', { exact: true }).fill(who.givenName)
  await page.getByLabel('Отчество').fill(who.patronymic)
  await page.getByLabel('Дата рождения').fill('1991-04-17')
  await page.getByLabel('СНИЛС').fill(who.snils)
  await page.getByLabel('Мобильный телефон').fill(who.phone)
  await page.getByLabel('Электронная почта').fill(who.email)
  await page.getByLabel('Пароль', { exact: true }).fill(who.password)
  await page.getByLabel('Пароль ещё раз').fill(who.password)
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
  await page.getByLabel('6 цифр').fill(await codeOfSandbox(page, esia, /(\d{6})/))
  await page.getByRole('button', { name: 'Подтвердить' }).click()
}

export async function signInAtEsia(page: Page, esia: string, login: string, password: string): Promise<void> {
  await page.waitForURL(`${esia}/**`)
  await page.getByLabel('Телефон, почта или СНИЛС').fill(login)
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Войти' }).click()
}

/** What the bank or a service centre does for a real person. */
export async function confirmIdentity(page: Page, esia: string): Promise<void> {
  await page.goto(`${esia}/profile/user`)
  await page.getByRole('button', { name: 'Подтвердить личность' }).click()
  await page.getByRole('button', { name: 'Снять подтверждение' }).waitFor()
}

/** Whoever allowed it before comes straight back to the portal. */
export async function consentIfAsked(page: Page): Promise<void> {
  const allow = page.getByRole('button', { name: 'Разрешить' })
  await allow
    .or(page.getByRole('textbox', { name: /^Код из/ }))
    .or(page.getByRole('heading', { level: 1, name: 'Подтвердите запись на Госуслугах' }))
    .first()
    .waitFor()
  if (await allow.isVisible()) await allow.click()
}
