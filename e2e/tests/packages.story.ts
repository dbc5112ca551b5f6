/** D2: a package of somebody else and a film are brought at the desk; the learner leaves both in the middle, goes on with another device exactly there, and finishes. */
import { readFileSync } from 'node:fs'
import type { Browser, FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visitor, type Visitor } from '../browser.ts'
import { newcomer } from '../steps/esia.ts'
import { enrolInModule, words } from '../steps/learning.ts'
import { foreignPackage } from '../steps/packages.ts'
import { choose } from '../steps/records.ts'
import { demoAccount, registerAndSignIn, signInByPassword, signInThroughEsia } from '../steps/sign-in.ts'

let browser: Browser
let staff: Visitor
let reviewer: Visitor
beforeAll(async () => {
  browser = await launch()
  staff = await visitor(browser, { album: 'чужой-пакет' })
  reviewer = await visitor(browser, { album: 'чужой-пакет' })
  await Promise.all([
    signInByPassword(staff, demoAccount('nikitina')),
    signInByPassword(reviewer, demoAccount('sokolov')),
  ])
})
afterAll(() => browser.close())

const lessons = [
  {
    id: 'rhythm',
    title: 'Ритм и частота',
    pages: ['Посчитайте пульс.', 'Сравните с монитором.', 'Запишите время.'],
  },
  { id: 'drugs', title: 'Препараты и дозы', pages: ['Первая доза.', 'Вторая доза.'] },
]
const title = 'Перебои в работе сердца: курс студии'

async function publishModule(): Promise<string> {
  const { page, portal } = staff
  await page.goto(`${portal}/teaching/new`)
  await page.getByLabel('Интерактивный модуль').check()
  await page.getByLabel('Название', { exact: true }).fill(title)
  await page.getByLabel('Аннотация').fill('Курс сделала сторонняя студия: два урока и запись с прибора.')
  await page.getByLabel(/Академических.часов/).fill('2')
  await page.getByLabel('Дистанционно', { exact: true }).check()
  await page.getByLabel('Бюджет', { exact: true }).check()
  await choose(staff, 'Добавить специальность', 'Кардио', /^Кардиология/)
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

async function bring(path: string): Promise<void> {
  const { page, portal } = staff
  await page.goto(`${portal}${path}/content`)
  const files = [
    { name: 'Курс студии.zip', mimeType: 'application/zip', buffer: foreignPackage(title, lessons) },
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

const playerOf = ({ page }: Visitor): FrameLocator => page.frameLocator('.lesson iframe')
const lessonOf = (of: Visitor): FrameLocator => playerOf(of).frameLocator('iframe')
const turnPage = (of: Visitor) => lessonOf(of).getByRole('button', { name: 'Следующая страница' }).click()

const openSection = async ({ page }: Visitor, course: string, name: RegExp): Promise<void> => {
  await page.goto(course)
  await page.getByRole('main').getByRole('link', { name }).first().click()
}

/** As much of a film as the story needs. */
interface Video {
  currentTime: number
  muted: boolean
  playbackRate: number
  readonly play: () => Promise<void>
  readonly pause: () => void
}

const film = ({ page }: Visitor) => page.locator('video')
const secondOf = (of: Visitor): Promise<number> =>
  film(of).evaluate((box) => (box as unknown as Video).currentTime)
const watchedOf = async ({ page }: Visitor): Promise<number> =>
  Number(await page.getByRole('progressbar', { name: /Просмотрено/ }).getAttribute('aria-valuenow'))
const playUntil = async (of: Visitor, second: number, rate = 1): Promise<void> => {
  await film(of).evaluate((box, speed) => {
    const video = box as unknown as Video
    video.muted = true
    video.playbackRate = speed
    return video.play()
  }, rate)
  await expect.poll(() => secondOf(of), { timeout: 20_000 }).toBeGreaterThanOrEqual(second)
}
const pause = (of: Visitor) => film(of).evaluate((box) => (box as unknown as Video).pause())

test('D2 a foreign package in its own order and a film, on two devices, 1280 px', async () => {
  await bring(await publishModule())
  const first = await visitor(browser, { album: 'чужой-пакет' })
  const who = newcomer('Кольцова')
  await registerAndSignIn(first, who)
  await enrolInModule(first, title)
  const course = first.page.url()

  // The second lesson is shut until the first one is passed: so wrote the author.
  await openSection(first, course, words(`1. ${title}`))
  await turnPage(first)
  await lessonOf(first).getByText('Сравните с монитором.').waitFor()
  expect(await playerOf(first).getByRole('option', { name: lessons[1]!.title }).isDisabled()).toBe(true)
  expect(await playerOf(first).getByRole('button', { name: 'Дальше' }).isDisabled()).toBe(true)
  await first.page.getByText('Сохранено').waitFor()
  await first.look('урок')

  const ranges = first.page.waitForResponse((r) => r.url().endsWith('/whole') && r.status() === 206)
  await openSection(first, course, words(`2. Запись с прибора`))
  expect((await ranges).headers()['content-range']).toMatch(/^bytes 0-/)
  await playUntil(first, 4)
  await pause(first)
  const left = await secondOf(first)
  // To the end by the mouse: nothing was seen on the way.
  await film(first).evaluate((box) => void ((box as unknown as Video).currentTime = 13.5))
  await expect.poll(() => watchedOf(first), { timeout: 20_000 }).toBeGreaterThan(20)
  expect(await watchedOf(first)).toBeLessThan(60)
  await first.page.getByText('Сохранено').waitFor()
  await first.look('видео')
  await first.page.goto(course)

  const second = await visitor(browser, { album: 'чужой-пакет-второе' })
  await signInThroughEsia(second, { login: who.phone, password: who.password, phone: who.phone })
  await openSection(second, course, words(`1. ${title}`))
  await lessonOf(second).getByText('Сравните с монитором.').waitFor()
  await turnPage(second)
  await lessonOf(second).getByRole('button', { name: 'Закончить урок' }).click()
  await playerOf(second).getByRole('button', { name: 'Дальше' }).click()
  await lessonOf(second).getByText('Первая доза.').waitFor()
  await turnPage(second)
  await lessonOf(second).getByRole('button', { name: 'Закончить урок' }).click()
  await lessonOf(second).getByText('Урок закончен.').waitFor()
  await second.page.getByText('Сохранено').waitFor()

  await openSection(second, course, words(`2. Запись с прибора`))
  await expect.poll(() => secondOf(second), { timeout: 20_000 }).toBeGreaterThan(left - 1.5)
  expect(await secondOf(second)).toBeLessThan(left + 1.5)
  await playUntil(second, 13.9, 2)
  await second.page.goto(course)
  await second.page.getByText(words('Всё обязательное пройдено')).waitFor()
  await second.look('пройдено')
  expect([...first.faults, ...second.faults]).toEqual([])
  await first.leave()
  await second.leave()
})
