/** Госуслуги as a story sets them: people registered beforehand, faults on order, and the way in and back. */
import { snilsFrom } from '../../src/test/snils.ts'
import { standPassword } from '../../src/test/peers/esia/model/person.ts'
import type { Visitor } from '../browser.ts'
import { signInAtEsia } from './esia.ts'
import { linkFromMailbox, secondStep, typePassword } from './passwords.ts'
import { codeFromMailbox } from './sign-in.ts'

export interface EsiaPerson {
  readonly oid: number
  readonly lastName: string
  readonly firstName: string
  readonly middleName: string
  readonly birthDate: string
  readonly snils: string
  readonly mobile: string
  readonly email: string
}

/** The control of the stand: from this machine, not from a page. */
async function control(at: Visitor, method: string, path: string, data?: object): Promise<unknown> {
  const reply = await at.context.request.fetch(`${at.esia}/sandbox/api/${path}`, {
    method,
    ...(data ? { data, headers: { 'content-type': 'application/json' } } : {}),
  })
  if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${await reply.text()}`)
  return reply.json()
}

/** Another one for each story and width: one world serves them all. */
export async function esiaPerson(at: Visitor, lastName: string, more: object = {}): Promise<EsiaPerson> {
  const n = Math.floor(Math.random() * 8_999_999) + 1_000_000
  const facts = {
    lastName,
    firstName: 'Злата',
    middleName: 'Игоревна',
    birthDate: '1987-06-05',
    gender: 'F',
    snils: snilsFrom(500_000_000 + n),
    mobile: `+7923${n}`,
    email: `zlata${n}@example.ru`,
    ...more,
  }
  return (await control(at, 'POST', 'people', facts)) as EsiaPerson
}

export const setScenario = (at: Visitor, name: string, person: EsiaPerson): Promise<unknown> =>
  control(at, 'PUT', `scenarios/${name}`, { person: person.oid })

export const changeAtEsia = (at: Visitor, person: EsiaPerson, change: object): Promise<unknown> =>
  control(at, 'PATCH', `people/${person.oid}`, change)

/** What the act begins: to Госуслуги, through whatever they ask (perhaps nothing), and back to the address of return. */
export async function throughEsia(at: Visitor, person: EsiaPerson, act: () => Promise<void>): Promise<void> {
  const { page } = at
  let isBack = false
  page.on('request', (request) => {
    if (request.url().startsWith(`${at.portal}/sign-in/esia/callback`)) isBack = true
  })
  await act()
  const login = page.getByLabel('Телефон, почта или СНИЛС')
  const allow = page.getByRole('button', { name: 'Разрешить' })
  for (let i = 0; i < 150 && !isBack; i++) {
    if (await login.isVisible()) await signInAtEsia(page, at.esia, person.email, standPassword)
    else if (await allow.isVisible()) await allow.click()
    await page.waitForTimeout(200)
  }
  if (!isBack) throw new Error(`${page.url()}: Госуслуги не вернули`)
}

/** From a click to Госуслуги and back. */
export const press = (at: Visitor, person: EsiaPerson, name: string): Promise<void> =>
  throughEsia(at, person, () => at.page.getByRole('button', { name }).click())

export async function enterByEsia(at: Visitor, person: EsiaPerson): Promise<void> {
  await at.page.goto(`${at.portal}/sign-in`)
  await press(at, person, 'Войти через Госуслуги')
}

/** The code of the portal after Госуслуги. */
export async function confirmCode(at: Visitor, person: EsiaPerson): Promise<void> {
  const field = at.page.getByRole('textbox', { name: 'Код из сообщения' })
  await field.waitFor()
  await at.page.getByText(/Код\s+отправлен/).waitFor()
  await field.fill(await codeFromMailbox(at, person.mobile.slice(-4)))
}

export interface Registered {
  readonly email: string
  readonly password: string
}

/** An account by a letter and a password, of the person whom Госуслуги know. */
export async function registerByLetter(at: Visitor, person: EsiaPerson, snils: string): Promise<Registered> {
  const { page, portal } = at
  const n = Math.floor(Math.random() * 8_999_999) + 1_000_000
  const who = { email: `pismo${n}@example.ru`, password: 'Лодка плывёт под липой' }
  await page.goto(`${portal}/sign-up`)
  await page.getByLabel('Фамилия').fill(person.lastName)
  await page.getByLabel('Имя', { exact: true }).fill(person.firstName)
  await page.getByLabel('Отчество').fill(person.middleName)
  await page
    .getByLabel('Дата рождения', { exact: true })
    .fill(person.birthDate.split('-').toReversed().join('.'))
  await page.getByLabel('СНИЛС').fill(snils)
  await page.getByLabel('Мобильный телефон').fill(`+7924${n}`)
  await page.getByLabel('Электронная почта').fill(who.email)
  await typePassword(at, 'Пароль', who.password)
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
  await page.getByRole('heading', { name: 'Письмо отправлено' }).waitFor()
  await page.goto(portal + (await linkFromMailbox(at, who.email, '/sign-up/confirm')))
  await page.getByRole('button', { name: 'Подтвердить почту' }).click()
  await page.getByRole('heading', { name: 'Почта подтверждена' }).waitFor()
  await enterByPassword(at, who)
  return who
}

/** `tail`: where the code goes; Госуслуги prove the phone, and then it goes there. */
export async function enterByPassword(at: Visitor, who: Registered, tail = who.email): Promise<void> {
  const { page, portal } = at
  await page.goto(`${portal}/sign-in`)
  await page.getByLabel('Логин', { exact: true }).fill(who.email)
  await page.getByLabel('Пароль', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await secondStep(at, tail)
  await page.getByRole('heading', { level: 1, name: /дел|дело/ }).waitFor()
}
