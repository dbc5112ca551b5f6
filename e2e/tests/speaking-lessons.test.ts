/** D9+, D2: lessons that speak with the portal's own store: cmi5 left in the middle and gone on with on another device; a package of xAPI that loses its line. */
import type { Browser, FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoLectures } from '../../src/demo/lectures.ts'
import { launch, visitor, type Visitor, type Width } from '../browser.ts'
import { newcomer } from '../steps/esia.ts'
import { answerIn, enrolInModule, goThrough, onSection, toContents, words } from '../steps/learning.ts'
import { publish } from '../steps/programmes.ts'
import { demoAccount, registerAndSignIn, signInByPassword, signInThroughEsia } from '../steps/sign-in.ts'
import { xapiPackage } from '../steps/xapi-package.ts'

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

test('D9+ a package of xAPI is brought, loses its line at the last word, and is passed', async () => {
  const album = 'xapi'
  const [staff, reviewer] = [await visitor(browser, { album }), await visitor(browser, { album })]
  await signInByPassword(staff, demoAccount('nikitina'))
  await signInByPassword(reviewer, demoAccount('sokolov'))
  const title = 'Осмотр при одышке: тренажёр студии'
  const path = await publish(staff, reviewer, {
    kind: 'Интерактивный модуль',
    title,
    annotation: 'Тренажёр сделала сторонняя студия и сам сообщает, что сделано.',
    hours: 2,
    specialty: ['Кардио', /^Кардиология/],
  })
  await staff.page.goto(`${staff.portal}${path}/content`)
  await staff.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'Тренажёр.zip', mimeType: 'application/zip', buffer: xapiPackage() })
  await staff.page.getByText(words('Курс xAPI')).first().waitFor()
  await staff.page.getByRole('button', { name: words('Открыть слушателям') }).click()
  await staff.page.getByText(words('Слушателям открыт выпуск')).waitFor()

  const doctor = await visitor(browser, { album })
  await registerAndSignIn(doctor, newcomer('Рощина'))
  const { page } = doctor
  await enrolInModule(doctor, title)
  await page.getByRole('link', { name: words('1. Осмотр при одышке') }).click()
  await lessonOf(doctor).getByRole('button', { name: 'Дальше' }).click()
  await lessonOf(doctor).getByText('Шаг 2: измерьте сатурацию.').waitFor()
  await page.getByText('Сохранено').waitFor()
  await doctor.look('урок')
  await doctor.context.setOffline(true)
  await lessonOf(doctor).getByRole('button', { name: 'Закончить' }).click()
  await lessonOf(doctor).getByText('Тренажёр пройден.').waitFor()
  await page.getByText(words('Нет связи: сохраним, когда появится')).waitFor()
  await doctor.turn(390, 'light')
  await doctor.look('урок-без-связи')
  await doctor.context.setOffline(false)
  await page.getByText('Сохранено').waitFor({ timeout: 20_000 })
  await toContents(doctor)
  await page.getByText('Пройден', { exact: true }).first().waitFor()
  await page.getByText(words('Всё обязательное пройдено')).waitFor()
  expect(doctor.faults).toEqual([])
  for (const one of [staff, reviewer, doctor]) await one.leave()
})
