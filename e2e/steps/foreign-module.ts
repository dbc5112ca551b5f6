/** A module whose course a studio of somebody else has made: published, filled, opened to learners. */
import { readFileSync } from 'node:fs'
import type { Visitor } from '../browser.ts'
import { words } from './learning.ts'
import { foreignPackage } from './packages.ts'
import { choose } from './records.ts'

export const foreignLessons = [
  {
    id: 'rhythm',
    title: 'Ритм и частота',
    pages: ['Посчитайте пульс.', 'Сравните с монитором.', 'Запишите время.'],
  },
  { id: 'drugs', title: 'Препараты и дозы', pages: ['Первая доза.', 'Вторая доза.'] },
]
export const foreignTitle = 'Перебои в работе сердца: курс студии'

/** Answers with the address of the module at the desk. */
export async function publishForeignModule(
  staff: Visitor,
  reviewer: Visitor,
  specialty: readonly [type: string, option: RegExp],
): Promise<string> {
  const { page, portal } = staff
  await page.goto(`${portal}/teaching/new`)
  await page.getByLabel('Интерактивный модуль').check()
  await page.getByLabel('Название', { exact: true }).fill(foreignTitle)
  await page.getByLabel('Аннотация').fill('Курс сделала сторонняя студия: два урока и запись с прибора.')
  await page.getByLabel(/Академических.часов/).fill('2')
  await page.getByLabel('Дистанционно', { exact: true }).check()
  await page.getByLabel('Бюджет', { exact: true }).check()
  await choose(staff, 'Добавить специальность', ...specialty)
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

export async function bringForeignCourse(staff: Visitor, path: string): Promise<void> {
  const { page, portal } = staff
  await page.goto(`${portal}${path}/content`)
  const files = [
    {
      name: 'Курс студии.zip',
      mimeType: 'application/zip',
      buffer: foreignPackage(foreignTitle, foreignLessons),
    },
    {
      name: 'Запись с прибора.mp4',
      mimeType: 'video/mp4',
      buffer: readFileSync(new URL('../films/ritm.mp4', import.meta.url)),
    },
  ]
  for (const [n, file] of files.entries()) {
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText(n === 0 ? words('2 урока') : words('Видео, 14 с')).waitFor()
  }
  await page.getByRole('button', { name: words('Открыть слушателям') }).click()
  await page.getByText(words('Слушателям открыт выпуск')).waitFor()
  await staff.look('содержание-у-организации')
}
