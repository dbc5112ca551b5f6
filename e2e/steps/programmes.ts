/** A programme from the empty form to the catalogue, as staff and a reviewer bring it there. */
import type { Visitor } from '../browser.ts'
import { choose } from './records.ts'

export interface NewProgramme {
  readonly kind: 'Повышение квалификации' | 'Интерактивный модуль'
  readonly title: string
  readonly annotation: string
  readonly hours: number
  /** What is typed, and which of the found. */
  readonly specialty: readonly [type: string, option: RegExp]
}

/** Answers with its address at the desk of the organisation. */
export async function publish(staff: Visitor, reviewer: Visitor, programme: NewProgramme): Promise<string> {
  const { page, portal } = staff
  await page.goto(`${portal}/teaching/new`)
  await page.getByLabel(programme.kind).check()
  await page.getByLabel('Название', { exact: true }).fill(programme.title)
  await page.getByLabel('Аннотация').fill(programme.annotation)
  await page.getByLabel(/Академических.часов/).fill(String(programme.hours))
  await page.getByLabel('Дистанционно', { exact: true }).check()
  await page.getByLabel('Бюджет', { exact: true }).check()
  await choose(staff, 'Добавить специальность', ...programme.specialty)
  await page.getByLabel(/Начать.можно.в.любой.день/).check()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByRole('button', { name: /Подать.на.проверку/ }).click()
  await page
    .getByText(/На.проверке/)
    .first()
    .waitFor()
  const path = new URL(page.url()).pathname
  await reviewer.page.goto(`${portal}${path.replace('/teaching', '/desk/programmes')}`)
  await reviewer.page.getByRole('button', { name: 'Опубликовать' }).click()
  await reviewer.page.getByText('Опубликована').first().waitFor()
  return path
}
