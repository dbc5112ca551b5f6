/** The way in, as a person walks it. */
import { demoPassword, demoPeople, emailOf, phoneOf } from '../../src/demo/people.ts'
import type { Visitor } from '../browser.ts'
import { confirmIdentity, consentIfAsked, registerAtEsia, signInAtEsia, type Newcomer } from './esia.ts'
import { fromMailbox } from './mailbox.ts'
import { confirmByApp, usesApp } from './second-step.ts'

/** The newest code of the portal that nobody has typed yet. */
export const codeFromMailbox = (visitor: Visitor, tail: string): Promise<string> =>
  fromMailbox(visitor, tail, 'код портала не пришёл', ([newest]) => {
    const code = /#(\d{6})/.exec(newest?.text ?? '')?.[1]
    if (!code || used.has(code)) return undefined
    used.add(code)
    return code
  })
const used = new Set<string>()

/** The second step, the same after Госуслуги and after a password. */
async function confirmByCode(visitor: Visitor, phone: string, arrives = /дел|дело/): Promise<void> {
  const { page } = visitor
  if (usesApp(phone)) {
    await confirmByApp(visitor, phone)
    await page.getByRole('heading', { level: 1, name: /дел|дело/ }).waitFor()
    return
  }
  const field = page.getByRole('textbox', { name: 'Код из сообщения' })
  await field.waitFor()
  await page.getByText(/Код\s+отправлен/).waitFor()
  await visitor.lookOnce('код')
  await field.fill(await codeFromMailbox(visitor, phone.slice(-4)))
  await page.getByRole('heading', { level: 1, name: arrives }).waitFor()
}

export interface Account {
  readonly login: string
  readonly password: string
  readonly phone: string
}

/** Of the demo world, by the part of the address before `@`. */
export function demoAccount(login: string): Account {
  const person = demoPeople.find((p) => p.login === login)!
  return { login: emailOf(person), password: demoPassword, phone: phoneOf(person) }
}

export async function registerAndSignIn(visitor: Visitor, who: Newcomer): Promise<void> {
  const { page } = visitor
  await page.goto(visitor.portal)
  await page.getByRole('button', { name: 'Войти через Госуслуги' }).click()
  await registerAtEsia(page, visitor.esia, who)
  await consentIfAsked(page)
  // A fresh record at Госуслуги is not confirmed yet: the portal says so and what to do.
  await page.getByRole('heading', { level: 1, name: 'Подтвердите запись на Госуслугах' }).waitFor()
  await visitor.lookOnce('не-подтверждена')
  await confirmIdentity(page, visitor.esia)
  await page.goto(visitor.portal)
  await page.getByRole('button', { name: 'Войти через Госуслуги' }).click()
  await consentIfAsked(page)
  await confirmByCode(visitor, who.phone)
}

export async function signInThroughEsia(visitor: Visitor, who: Account, arrives?: RegExp): Promise<void> {
  const { page } = visitor
  await page.goto(visitor.portal)
  await page.getByRole('button', { name: 'Войти через Госуслуги' }).click()
  await signInAtEsia(page, visitor.esia, who.login, who.password)
  await consentIfAsked(page)
  await confirmByCode(visitor, who.phone, arrives)
}

export async function signInByPassword(visitor: Visitor, who: Account): Promise<void> {
  const { page } = visitor
  await page.goto(`${visitor.portal}/sign-in`)
  await page.getByLabel('Логин', { exact: true }).fill(who.login)
  await page.getByLabel('Пароль', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await confirmByCode(visitor, who.phone)
}

export async function signOut({ page, portal }: Visitor): Promise<void> {
  await page.goto(`${portal}/more`)
  await page.getByRole('main').getByRole('button', { name: 'Выйти', exact: true }).click()
  await page.waitForURL(/sign-(in|out)/)
}
