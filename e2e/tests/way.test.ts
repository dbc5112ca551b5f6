/** The whole way: from «Войти через Госуслуги» to a certificate that a stranger verifies, at a desk and with a phone. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PushPeer } from '../../src/test/peers/push/push-peer.ts'
import { launchWhole, visitor, type Visitor, type Width } from '../browser.ts'
import * as certificate from '../steps/certificate.ts'
import { approveAll, ask, openOnDesk, readAnswer } from '../steps/desk.ts'
import { newcomer, type Newcomer } from '../steps/esia.ts'
import { openPushService, showPush, touchPush, turnPushOn } from '../steps/push.ts'
import {
  attachScan,
  confirmRecord,
  fillRecord,
  mendRecord,
  openScan,
  type Diploma,
} from '../steps/records.ts'
import { demoAccount, registerAndSignIn, signInByPassword } from '../steps/sign-in.ts'
import { here } from '../here.ts'

let browser: Browser
let pushService: PushPeer
beforeAll(async () => {
  browser = await launchWhole()
})
afterAll(() => browser?.close())
// Each medic's pushes come to a service of their own.
beforeEach(async () => {
  pushService = await openPushService(here().dataDir)
})
afterEach(() => pushService.close())

const question = 'На скане срезан край. Пришлите это место крупнее.'

describe.for<[Width, string, string]>([
  [1280, 'Ласточкина', 'demina'],
  [390, 'Синицына', 'sokolov'],
])('C3, C4, C5, D5, D6, D8+ the whole way at %i px', ([width, familyName, verifier]) => {
  const who = newcomer(familyName)
  const diploma = { series: '7827', number: `0${who.snils.slice(3, 9)}` }

  test('A8, C4, D6, D8+ a newcomer registers at Госуслуги and comes to a verified certificate', async () => {
    const beganAt = Date.now()
    const album = 'путь'
    const medic = await visitor(browser, { width, album })
    await registerAndSignIn(medic, who)
    await medic.look('главная-пустая')
    await turnPushOn(medic, pushService)
    await addRecord(medic, who, diploma)

    const desk = await visitor(browser, { width, album })
    await signInByPassword(desk, demoAccount(verifier))
    await openOnDesk(desk, familyName)
    await desk.look('стол')
    await ask(desk, question)
    await answerFromPush(medic, who, diploma)

    await openOnDesk(desk, familyName)
    await readAnswer(desk, 'Посылаю лист целиком.')
    await desk.look('стол-ответ')
    await approveAll(desk, familyName)
    await desk.look('стол-решено')

    await seeApproval(medic)
    await readJournal(medic, beganAt)
    const pdf = await certificate.download(medic)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const address = await certificate.copyAddress(medic)
    await medic.page.goto(`${medic.portal}/documents`)
    await medic.page.getByText('Подтверждено').first().waitFor()
    await medic.look('документы')

    const stranger = await visitor(browser, { width, album })
    await stranger.context.clearCookies()
    await verify(stranger, address, pdf)
    await certificate.revoke(desk, familyName, 'Выдан по ошибке')
    await desk.look('отозванные')
    await findRevoked(stranger, address, pdf)
    for (const one of [medic, desk, stranger]) await one.leave()
  })
})

async function addRecord(medic: Visitor, who: Newcomer, diploma: Diploma): Promise<void> {
  const { page } = medic
  await fillRecord(medic, who, diploma)
  await openScan(medic)
  await page.getByRole('button', { name: 'Проверить и получить код' }).click()
  await page.getByRole('heading', { name: /Исправьте\s+2\s+поля/ }).waitFor()
  await medic.look('запись-ошибки')
  await mendRecord(medic, diploma)
  await confirmRecord(medic, who)
  await medic.look('запись')
  await page.goto(`${medic.portal}/applications`)
  await medic.look('заявления')
  await page
    .getByRole('link', { name: /Проверка\s+диплома/ })
    .first()
    .click()
  await page.getByText('На рассмотрении').first().waitFor()
  await medic.look('заявление')
}

/** The question finds the medic elsewhere: the push says so and leads to it. */
async function answerFromPush(medic: Visitor, who: Newcomer, diploma: Diploma): Promise<void> {
  const { page } = medic
  const application = page.url()
  // Without reloading: the open page hears it.
  await page.getByText('Нужен ваш ответ').first().waitFor({ timeout: 15_000 })
  await page.goto(medic.portal)
  await page.getByRole('heading', { level: 1, name: /дело/ }).waitFor()
  await medic.look('главная-вопрос')
  const push = await showPush(page, pushService, /есть вопрос/)
  expect(push.body).toMatch(/^НМО: по заявлению № [\d-]+ есть вопрос. Ответьте до \d/)
  await touchPush(page, push)
  await page.waitForURL(application)
  await page.getByText(question).waitFor()
  await medic.look('заявление-вопрос')
  await page.getByRole('textbox', { name: 'Ваш ответ' }).fill('Посылаю лист целиком.')
  await attachScan(medic, 'Файлы', who, diploma)
  await page.getByRole('button', { name: 'Отправить ответ' }).click()
  await page.getByText(/Вы\s+ответили,\s+рассмотрение\s+продолжено/).waitFor()
}

/** The page stands open all the while; the push comes beside it and, touched, leaves it as it is. */
async function seeApproval(medic: Visitor): Promise<void> {
  const { page } = medic
  await page.evaluate('window.isSamePage = true')
  await page.getByText('Одобрено').first().waitFor({ timeout: 15_000 })
  await page
    .getByRole('button', { name: /Скачать\s+PDF/ })
    .first()
    .waitFor({ timeout: 20_000 })
  const push = await showPush(page, pushService, /одобрено/)
  await touchPush(page, push)
  expect(await page.evaluate('window.isSamePage')).toBe(true)
  await medic.look('заявление-одобрено')
}

/** Newest above, each with the instant when it happened. */
async function readJournal({ page }: Visitor, beganAt: number): Promise<void> {
  const journal = page.getByRole('list', { name: 'Журнал' })
  const said = await journal.locator('.step-title').allInnerTexts()
  expect(said.map((words) => words.replaceAll('\u00a0', ' '))).toEqual([
    'Одобрено',
    'Вы ответили, рассмотрение продолжено',
    'Проверяющий задал вопрос',
    'На рассмотрении',
    'Подписано кодом из СМС',
    'Создан черновик',
  ])
  const at = await journal
    .locator('time')
    .evaluateAll((times) => times.map((time) => Date.parse(time.getAttribute('datetime') ?? '')))
  expect(at).toEqual(at.toSorted((a, b) => b - a))
  expect(new Set(at).size).toBe(6)
  expect(at.at(-1)).toBeGreaterThan(beganAt - 5000)
  expect(at[0]).toBeLessThan(Date.now() + 5000)
  expect(await journal.locator('time').first().getAttribute('title')).toMatch(/\d{4}, \d+:\d\d:\d\d/)
}

async function verify(stranger: Visitor, address: string, pdf: Buffer): Promise<void> {
  await certificate.checkByAddress(stranger, address, /подлинный/)
  await stranger.look('проверка-кода')
  await certificate.checkByCode(stranger, address, /подлинный/)
  await certificate.checkFile(stranger, pdf, /Документ подлинный/)
  await stranger.look('проверка-файла')
  await certificate.checkFile(stranger, certificate.altered(pdf), /Файл изменён/)
  await stranger.look('проверка-изменённого')
}

async function findRevoked(stranger: Visitor, address: string, pdf: Buffer): Promise<void> {
  await certificate.checkByAddress(stranger, address, /отозван/)
  await stranger.page.getByText('Выдан по ошибке').waitFor()
  await stranger.look('проверка-отозванного')
  await certificate.checkFile(stranger, pdf, /Сертификат отозван/)
}
