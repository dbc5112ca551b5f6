/** D1–D4, D7+–D9+: one doctor's way to accreditation: the cycle, the plan, a foreign package and one of cmi5, a lost line, another device, the test, credits, a credential that a stranger checks, documents filed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import type { Browser, FrameLocator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { demoLectures } from '../../src/demo/lectures.ts'
import { launch, picture, visitor, type Visitor } from '../browser.ts'
import { download, renamed } from '../steps/certificate.ts'
import { openCycle } from '../steps/cycles.ts'
import { dayIn } from '../steps/days.ts'
import { newcomer, type Newcomer } from '../steps/esia.ts'
import { jumpTo, pause, playUntil, secondOf, watchedOf } from '../steps/film.ts'
import {
  bringForeignCourse,
  foreignLessons,
  foreignTitle,
  publishForeignModule,
} from '../steps/foreign-module.ts'
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
import { attachScan, choose } from '../steps/records.ts'
import { proveMailbox } from '../steps/profile.ts'
import { demoAccount, registerAndSignIn, signInByPassword, signInThroughEsia } from '../steps/sign-in.ts'

let browser: Browser
let staff: Visitor
let reviewer: Visitor
let first: Visitor
let second: Visitor
const who: Newcomer = newcomer('Кольцова')
beforeAll(async () => {
  browser = await launch()
  const album = 'путь-врача'
  staff = await visitor(browser, { album })
  reviewer = await visitor(browser, { album })
  await signInByPassword(staff, demoAccount('nikitina'))
  await signInByPassword(reviewer, demoAccount('sokolov'))
  first = await visitor(browser, { album })
  await registerAndSignIn(first, who)
  second = await visitor(browser, { album: `${album}-второе` })
})
// What stood before their eyes when the story broke: they came before its parts.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const part = task.name.slice(0, 40).replaceAll(/\s/g, '-')
  await picture(first.page, `сбой-врача-первое-${part}`, true)
  await picture(second.page, `сбой-врача-второе-${part}`, true)
})
afterAll(() => browser.close())

const patience = { timeout: 300_000 }
const specialty = ['Общая врач', /^Общая врачебная практика/] as const
const cmi5 = demoLectures[9]!

test(
  'D7+ a cycle is opened from a document of nearly five years ago; hours of elsewhere are claimed and confirmed',
  patience,
  async () => {
    const { page, portal } = first
    await openCycle(first, specialty, 1700)

    await page.goto(`${portal}/credits/claims/new`)
    await choose(first, 'Где учились', 'Северная акад', /Северная академия/)
    await page.getByLabel('Название', { exact: true }).fill('Семейная медицина: обновление знаний')
    await choose(first, 'Специальность', ...specialty)
    await page.getByLabel('Часов', { exact: true }).fill('140')
    await page.getByLabel('День окончания', { exact: true }).fill(dayIn(-200))
    await page.getByRole('button', { name: /Отправить.организации/ }).click()
    await page.getByText(/Ждём.организацию/).waitFor()

    await staff.page.goto(`${portal}/credits/desk`)
    await staff.page.getByRole('button', { name: new RegExp(`^Подтвердить: ${who.familyName}`) }).click()
    const dialog = staff.page.getByRole('dialog', { name: /Подтвердить.обучение/ })
    await dialog.getByLabel('Номер удостоверения').fill('180000-78')
    await dialog.getByRole('button', { name: 'Подтвердить' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page
      .getByText(/140\s*из.144.ЗЕТ/)
      .first()
      .waitFor({ timeout: 20_000 })
  },
)

test('D4 a plan of what is missing is proposed and kept', patience, async () => {
  const { page, portal } = first
  await page.goto(`${portal}/plan`)
  await page.getByRole('link', { name: /Составить.план/ }).click()
  await page.getByRole('checkbox', { name: /Набрать.часы/ }).check()
  await page.getByLabel(/Сколько.ЗЕТ.набрать/).fill('4')
  await page.getByRole('button', { name: 'Дальше' }).click()
  await page.getByRole('button', { name: 'Дальше' }).click()
  await page.getByLabel(/Часов.в.неделю/).fill('4')
  await page.getByLabel(/Закончить.к/).fill(dayIn(60))
  await page.getByRole('button', { name: /Подобрать.программы/ }).click()
  await page.getByText(/Цель.закрыта/).waitFor()
  await first.look('план')
  await page.getByRole('button', { name: /К.проверке/ }).click()
  await page.getByRole('button', { name: /Сохранить.план/ }).click()
  await page.getByRole('heading', { level: 2, name: /Как.идёт/ }).waitFor()
})

const playerOf = ({ page }: Visitor): FrameLocator => page.frameLocator('.lesson iframe')
const lessonOf = (of: Visitor): FrameLocator => playerOf(of).frameLocator('iframe')
const turnPage = (of: Visitor) => lessonOf(of).getByRole('button', { name: 'Следующая страница' }).click()
const openSection = async ({ page }: Visitor, course: string, name: RegExp): Promise<void> => {
  await page.goto(course)
  await page.getByRole('main').getByRole('link', { name }).first().click()
}

test(
  'D2 a foreign package in its own order and a film: the line is lost, another device goes on exactly there',
  patience,
  async () => {
    await bringForeignCourse(staff, await publishForeignModule(staff, reviewer, specialty))
    const { page } = first
    await enrolInModule(first, foreignTitle)
    const course = page.url()

    // The second lesson is shut until the first one is passed: so wrote the author.
    await openSection(first, course, words(`1. ${foreignTitle}`))
    await turnPage(first)
    await lessonOf(first).getByText('Сравните с монитором.').waitFor()
    expect(await playerOf(first).getByRole('option', { name: foreignLessons[1]!.title }).isDisabled()).toBe(
      true,
    )
    expect(await playerOf(first).getByRole('button', { name: 'Дальше' }).isDisabled()).toBe(true)
    await page.getByText('Сохранено').waitFor()
    await first.look('урок')
    await first.context.setOffline(true)
    await turnPage(first)
    await lessonOf(first).getByText('Запишите время.').waitFor()
    await page.getByText(words('Нет связи: сохраним, когда появится')).waitFor()
    await first.context.setOffline(false)
    await page.getByText('Сохранено').waitFor({ timeout: 20_000 })

    const ranges = page.waitForResponse((r) => r.url().endsWith('/whole') && r.status() === 206)
    await openSection(first, course, words(`2. Запись с прибора`))
    expect((await ranges).headers()['content-range']).toMatch(/^bytes 0-/)
    await playUntil(first, 4)
    await pause(first)
    const left = await secondOf(first)
    // To the end by the mouse: nothing was seen on the way.
    await jumpTo(first, 13.5)
    await expect.poll(() => watchedOf(first)).toBeGreaterThan(20)
    expect(await watchedOf(first)).toBeLessThan(60)
    await page.getByText('Сохранено').waitFor()
    await first.look('видео')
    await page.goto(course)

    await signInThroughEsia(second, { login: who.phone, password: who.password, phone: who.phone })
    await openSection(second, course, words(`1. ${foreignTitle}`))
    await lessonOf(second).getByText('Запишите время.').waitFor()
    await lessonOf(second).getByRole('button', { name: 'Закончить урок' }).click()
    await playerOf(second).getByRole('button', { name: 'Дальше' }).click()
    await lessonOf(second).getByText('Первая доза.').waitFor()
    await turnPage(second)
    await lessonOf(second).getByRole('button', { name: 'Закончить урок' }).click()
    await lessonOf(second).getByText('Урок закончен.').waitFor()
    await second.page.getByText('Сохранено').waitFor()

    await openSection(second, course, words(`2. Запись с прибора`))
    await expect.poll(() => secondOf(second)).toBeGreaterThan(left - 1.5)
    expect(await secondOf(second)).toBeLessThan(left + 1.5)
    await playUntil(second, 13.9, 2)
    await second.page.goto(course)
    await second.page.getByText(words('Всё обязательное пройдено')).waitFor()
    await second.look('пройдено')
  },
)

test('D2 a unit of cmi5, a document and the test at the end of a module', patience, async () => {
  const { page } = first
  await enrolInModule(first, cmi5.title)
  const course = page.url()
  await openSection(first, course, words(`1. ${cmi5.title}`))
  await page
    .getByRole('button', { name: /Открыть|Начать/ })
    .first()
    .click()
  await goThrough(playerOf(first), cmi5, 0)
  await onSection(playerOf(first), cmi5, 1)
  await goThrough(playerOf(first), cmi5, 1)
  await goThrough(playerOf(first), cmi5, 2)
  await answerIn(playerOf(first), cmi5)
  await toContents(first)
  await page.getByText('Пройден', { exact: true }).first().waitFor()
  await openSection(first, course, /^2\. /)
  await readPages(first, cmi5)
  await page.goto(course)
  await takeTest(first, cmi5)
  await page.goto(course)
  await page.getByText(words('Всё обязательное пройдено')).waitFor()
  await page.getByText('Завершено').first().waitFor({ timeout: 20_000 })
})

test(
  'D7+ D8+ the credits are there; a stranger checks the credential at the portal and without it',
  patience,
  async () => {
    const { page, portal } = first
    await page.goto(`${portal}/credits`)
    await page
      .getByText(/144\s*из.144.ЗЕТ/)
      .first()
      .waitFor({ timeout: 20_000 })
    await first.look('цикл-набран')
    await page.goto(`${portal}/documents`)
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Сертификаты/ })
      .click()
    await page
      .getByRole('link', { name: words(cmi5.title) })
      .first()
      .click()
    const code = (await page.locator('.certificate-code').first().innerText()).trim()
    const pdf = await download(first)
    const [badge] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words('Картинка PNG') }).click(),
    ])
    const picture = readFileSync(await badge.path())

    const stranger = await visitor(browser, { album: 'путь-врача-чужой' })
    await stranger.page.goto(`${portal}/verify/${code.replaceAll(/\s/g, '')}`)
    await stranger.page
      .getByText(/подлинный/)
      .first()
      .waitFor()
    await stranger.page.goto(`${portal}/verify`)
    const [checker] = await Promise.all([
      stranger.page.waitForEvent('download'),
      stranger.page.getByRole('link', { name: words('Страница проверки (один файл HTML)') }).click(),
    ])
    const kept = join(tmpdir(), `nmo-check-${process.pid}.html`)
    await checker.saveAs(kept)
    // From the disk, with no network at all.
    await stranger.context.setOffline(true)
    await stranger.page.goto(`file://${kept}`)
    const check = async (name: string, bytes: Buffer, verdict: string) => {
      await stranger.page
        .locator('#files')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
      await stranger.page.locator(`#results .card.${verdict}`).first().waitFor()
    }
    await check('сертификат.pdf', pdf, 'accepted')
    await check('бейдж.png', picture, 'accepted')
    await stranger.look('без-сети')
    await check('бейдж-испорчен.png', renamed(picture, who.familyName), 'refused')
    await stranger.leave()
  },
)

test(
  'D7+ the documents for accreditation name every gap, are complete, and are marked as filed',
  patience,
  async () => {
    const { page, portal } = first
    await page.goto(`${portal}/credits`)
    await page.getByRole('link', { name: /Все.начисления/ }).click()
    await page.getByRole('link', { name: /^Документы.на.аккредитацию/ }).click()
    await page.getByText('ЗЕТ хватает').first().waitFor()
    const address = page.url()
    await first.look('документы-с-пробелами')
    await proveMailbox(first)
    await page.goto(address)
    await choose(first, 'Образование', '', /Высшее/)
    await page.getByLabel('Место работы', { exact: true }).fill('Заречная районная больница')
    await page.getByLabel('Должность', { exact: true }).fill('Врач общей практики')
    await page.getByRole('radio', { name: 'Да', exact: true }).check()
    await attachScan(first, 'Сканы подписанного отчёта', who, { series: '69 24', number: '204118' })
    await page.getByRole('button', { name: 'Сохранить отчёт' }).click()
    await page.getByText(/Всё.готово:.можно.подавать/).waitFor()
    await first.look('документы-готовы')
    await page.getByRole('button', { name: 'Отметить подачу' }).click()
    const filed = page.getByRole('dialog', { name: /Документы.поданы/ })
    await filed.getByLabel('Номер заявления').fill('АЦ-2026-1147')
    await filed.getByRole('button', { name: 'Отметить подачу' }).click()
    await page.getByText(/Номер.заявления.АЦ-2026-1147/).waitFor()
    await first.look('документы-поданы')
    expect([...first.faults, ...second.faults]).toEqual([])
  },
)
