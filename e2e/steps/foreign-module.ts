/** A module whose course a studio of somebody else has made: published, filled, opened to learners. */
import { readFileSync } from 'node:fs'
import type { Visitor } from '../browser.ts'
import { words } from './learning.ts'
import { foreignPackage } from './packages.ts'
import { publish, type NewProgramme } from './programmes.ts'

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
export const publishForeignModule = (
  staff: Visitor,
  reviewer: Visitor,
  specialty: NewProgramme['specialty'],
): Promise<string> =>
  publish(staff, reviewer, {
    kind: 'Интерактивный модуль',
    title: foreignTitle,
    annotation: 'Курс сделала сторонняя студия: два урока и запись с прибора.',
    hours: 2,
    specialty,
  })

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
