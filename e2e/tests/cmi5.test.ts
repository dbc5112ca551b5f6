/** D9+, D2: a lesson of cmi5 speaks with the portal's own store: left in the middle, gone on with on another device, passed. */
import type { Browser, FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoLectures } from '../../src/demo/lectures.ts'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { newcomer } from '../steps/esia.ts'
import { answerIn, enrolInModule, goThrough, onSection, toContents, words } from '../steps/learning.ts'
import { registerAndSignIn, signInThroughEsia } from '../steps/sign-in.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const lecture = demoLectures[8]!

const lessonOf = ({ page }: Visitor): FrameLocator => page.frameLocator('.lesson iframe')

async function openLesson({ page }: Visitor, course: string): Promise<void> {
  await page.goto(course)
  await page.getByRole('link', { name: words(`1. ${lecture.title}`) }).click()
  await page
    .getByRole('button', { name: /Открыть|Начать/ })
    .first()
    .click()
}

test.for<[Width, 'light' | 'dark']>([
  [1280, 'light'],
  [390, 'dark'],
])('D9+ a unit of cmi5 is learnt on two devices, %s px', async ([width, light]) => {
  const first = await visitor(browser, { width, light, album: 'cmi5' })
  const who = newcomer('Дятлова')
  await registerAndSignIn(first, who)
  const { page } = first
  await enrolInModule(first, lecture.title)
  const course = page.url()
  await openLesson(first, course)
  // The place is in the store before another device asks for it.
  const isKept = page.waitForResponse(
    (r) => r.request().method() === 'PUT' && (r.request().postData() ?? '').includes('"cmi.location":"1"'),
  )
  await goThrough(lessonOf(first), lecture, 0)
  await onSection(lessonOf(first), lecture, 1)
  expect((await isKept).status()).toBe(204)
  await first.look('урок')

  // The line is lost in the middle: one goes on, the page says how it stands, and sends everything when it is back.
  await first.context.setOffline(true)
  await goThrough(lessonOf(first), lecture, 1)
  await onSection(lessonOf(first), lecture, 2)
  await page.getByText(words('Нет связи: сохраним, когда появится')).waitFor()
  await first.look('урок-без-связи')
  await first.context.setOffline(false)
  await page.getByText('Сохранено').waitFor({ timeout: 20_000 })

  const second = await visitor(browser, { width, light, album: 'cmi5-второе' })
  await signInThroughEsia(second, { login: who.phone, password: who.password, phone: who.phone })
  await openLesson(second, course)
  // The very section that was reached without a line.
  await goThrough(lessonOf(second), lecture, 2)
  await answerIn(lessonOf(second), lecture)
  await toContents(second)
  await second.page.getByText('Пройден', { exact: true }).first().waitFor()
  await second.look('пройдено')
  expect(second.faults).toEqual([])
  await second.leave()
  await first.leave()
})
