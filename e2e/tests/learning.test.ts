/** D2: a package is learnt, the line is lost in the middle, another device goes on from there, the test ends the study. */
import type { Browser, FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoLectures } from '../../src/demo/lectures.ts'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { newcomer } from '../steps/esia.ts'
import {
  answerIn,
  enrolInModule,
  goThrough,
  onSection,
  readPages,
  takeTest,
  toContents,
  words,
} from '../steps/learning.ts'
import { registerAndSignIn, signInThroughEsia } from '../steps/sign-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const lecture = demoLectures[0]!

/** The lesson inside the player inside the page: two origins deep. */
const lessonOf = ({ page }: Visitor): FrameLocator =>
  page.frameLocator('.lesson iframe').frameLocator('iframe')

test.for<[Width, 'light' | 'dark']>([
  [1280, 'light'],
  [390, 'dark'],
])('D2 a course is learnt on two devices with a lost line between, %s px', async ([width, light]) => {
  const first = await visitor(browser, { width, light, album: 'обучение' })
  const who = newcomer('Журавлёва')
  await registerAndSignIn(first, who)
  await enrolInModule(first, lecture.title)
  const { page, context } = first
  await page.getByRole('link', { name: words(`1. ${lecture.title}`) }).waitFor()
  await first.look('содержание')
  await page.getByRole('link', { name: 'Начать' }).click()
  await goThrough(lessonOf(first), lecture, 0)
  await page.getByText('Сохранено').waitFor()
  await first.look('урок')

  // The line is lost: one goes on, everything waits in the browser, and the page says so.
  await context.setOffline(true)
  await goThrough(lessonOf(first), lecture, 1)
  await page.getByText(words('Нет связи: сохраним, когда появится')).waitFor()
  await context.setOffline(false)
  await page.getByText('Сохранено').waitFor({ timeout: 20_000 })

  // Another device: the very section where the first one was left; what is done there shows on the first at once.
  const address = page.url()
  await page.goto(address.replace(/\/items\/.*/, ''))
  const second = await visitor(browser, { width, light, album: 'обучение-второе' })
  await signInThroughEsia(second, { login: who.phone, password: who.password, phone: who.phone })
  await second.page.goto(address)
  await onSection(lessonOf(second), lecture, 2)
  await goThrough(lessonOf(second), lecture, 2)
  await answerIn(lessonOf(second), lecture)
  await second.page.getByText('Сохранено').waitFor()
  await page.getByText('Пройден', { exact: true }).first().waitFor()
  await second.leave()
  await page.goto(address)

  await page.getByRole('link', { name: 'Следующий раздел' }).click()
  await readPages(first, lecture)
  await first.look('документ')
  await toContents(first)
  await takeTest(first, lecture)
  await first.look('тест-сдан')
  await toContents(first)
  await page.getByText(words('Всё обязательное пройдено')).waitFor()
  expect(first.faults).toEqual([])
  await first.leave()
})
