/** Learning a module, as a medic does it: from the catalogue, section by section, to the questions at its end. */
import type { FrameLocator } from 'playwright-core'
import type { DemoLecture } from '../../src/demo/lectures.ts'
import type { Visitor } from '../browser.ts'

/** Spaces of the page may be hard ones. */
export const words = (text: string) =>
  new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s\u00a0]+/g, '\\s+'))

export async function enrolInModule({ page, portal }: Visitor, title: string): Promise<void> {
  await page.goto(`${portal}/catalogue?q=${encodeURIComponent(title)}&kind=module`)
  await page
    .getByRole('link', { name: words(title) })
    .first()
    .click()
  await page.getByRole('button', { name: /Начать/ }).click()
  await page.waitForURL(/\/learning\/[0-9a-f-]{36}$/)
}

export const onSection = (lesson: FrameLocator, lecture: DemoLecture, n: number): Promise<void> =>
  lesson.getByRole('heading', { level: 2, name: words(lecture.sections[n]!.title) }).waitFor()

export async function goThrough(lesson: FrameLocator, lecture: DemoLecture, n: number): Promise<void> {
  await onSection(lesson, lecture, n)
  await lesson.getByRole('button', { name: /Дальше|К вопросам/ }).click()
}

/** As whoever has read the lecture. */
export async function answerIn(lesson: FrameLocator, lecture: DemoLecture): Promise<void> {
  for (const q of lecture.questions)
    for (const place of q.right)
      await lesson.getByRole('group', { name: q.words }).getByText(q.choices[place]!, { exact: true }).click()
  await lesson.getByRole('button', { name: 'Проверить' }).click()
  await lesson.getByText(/Урок пройден/).waitFor()
}

/** By the link: a lesson that is left so says its last words. */
export const toContents = ({ page }: Visitor): Promise<void> =>
  page.getByRole('link', { name: 'К содержанию', exact: true }).click()

/** A page counts when it was on the screen, not when it was turned over. */
export async function readPages({ page }: Visitor, lecture: DemoLecture): Promise<void> {
  for (let n = 1; n <= lecture.sections.length; n++) {
    await page.getByRole('img', { name: words(`Страница ${n}`) }).waitFor()
    if (n < lecture.sections.length) await page.getByRole('button', { name: 'Дальше' }).click()
  }
  await page.getByText('Сохраняем…').waitFor({ state: 'detached' })
  await page.getByText('Сохранено').waitFor()
}

/** The test at the end of a module, as whoever has read the lecture. */
export async function takeTest({ page }: Visitor, lecture: DemoLecture): Promise<void> {
  await page.getByRole('link', { name: /Итоговый тест/ }).click()
  await page.getByRole('button', { name: 'Начать тест' }).click()
  for (let n = 0; n < lecture.questions.length; n++) {
    await page
      .getByRole('heading', { name: words(`Вопрос ${n + 1} из ${lecture.questions.length}`) })
      .waitFor()
    for (const q of lecture.questions) {
      const group = page.getByRole('group', { name: words(q.words) })
      if ((await group.count()) === 0) continue
      for (const place of q.right) await group.getByText(words(q.choices[place]!)).first().click()
    }
    if (n < lecture.questions.length - 1) await page.getByRole('button', { name: 'Дальше' }).click()
  }
  await page.getByRole('button', { name: 'Закончить', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Закончить', exact: true }).click()
  await page.getByText('Сдано', { exact: true }).first().waitFor()
}
