/** What a person does about a password: chooses one, follows the link of a letter, enters with it. */
import type { Visitor, Width } from '../browser.ts'
import { fromMailbox } from './mailbox.ts'
import { codeFromMailbox } from './sign-in.ts'

/** Each rule with its mark, as a reader hears it: «Выполнено: Не меньше 12 знаков». */
export async function marksOf({ page }: Visitor): Promise<string[]> {
  const list = page.getByRole('list', { name: 'Каким должен быть пароль' })
  return (await list.getByRole('listitem').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim())
}

/** Types and waits until the list of known passwords has answered. */
export async function typePassword(visitor: Visitor, label: string, password: string): Promise<string[]> {
  await visitor.page.getByLabel(label, { exact: true }).fill(password)
  for (let i = 0; i < 60; i++) {
    const marks = await marksOf(visitor)
    if (!marks.some((mark) => mark.includes('проверяем'))) return marks
    await visitor.page.waitForTimeout(100)
  }
  throw new Error('список известных паролей не ответил')
}

/** The link of the newest letter to this address that leads there. */
export const linkFromMailbox = (visitor: Visitor, to: string, path: string): Promise<string> =>
  fromMailbox(visitor, to, `письмо со ссылкой ${path} не пришло`, (letters) => {
    const link = letters.find((letter) => letter.link?.includes(path))?.link
    if (!link) return undefined
    const { pathname, hash } = new URL(link, visitor.portal)
    return pathname + hash
  })

export async function firstStep(
  { page, portal }: Visitor,
  who: { readonly login: string; readonly password: string },
): Promise<void> {
  await page.goto(`${portal}/sign-in`)
  await page.getByLabel('Логин', { exact: true }).fill(who.login)
  await page.getByLabel('Пароль', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
}

/** `tail`: the end of the phone or the mailbox that the code goes to. */
export async function secondStep(visitor: Visitor, tail: string): Promise<void> {
  const field = visitor.page.getByRole('textbox', { name: 'Код из сообщения' })
  await field.waitFor()
  await field.fill(await codeFromMailbox(visitor, tail))
}

/** The same screen at both widths, then back at the first. */
export async function lookAtBoth(visitor: Visitor, name: string, home: Width = 1280): Promise<void> {
  for (const width of [1280, 390] as const) {
    await visitor.turn(width, 'light')
    await visitor.look(name)
  }
  await visitor.turn(home, 'light')
}
