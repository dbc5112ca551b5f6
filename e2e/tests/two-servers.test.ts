/** Two processes on one database: what happens in one is seen in the other, and one that is killed takes nothing along. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, visitor, type Visitor } from '../browser.ts'
import { approveAll, ask, openOnDesk } from '../steps/desk.ts'
import { newcomer } from '../steps/esia.ts'
import { confirmRecord, fillRecord, mendRecord } from '../steps/records.ts'
import { alwaysTo, openBalancer, startWebServer, type Balancer, type WebServer } from '../steps/servers.ts'
import { demoAccount, signInByPassword } from '../steps/sign-in.ts'
import { here } from '../here.ts'

let balancer: Balancer
let first: WebServer
let second: WebServer
let medics: Browser
let verifiers: Browser
beforeAll(async () => {
  const world = here()
  balancer = await openBalancer()
  first = await startWebServer(world, balancer.origin)
  second = await startWebServer(world, balancer.origin)
  balancer.servers = [first, second]
  medics = await launch()
  verifiers = await launch(alwaysTo(balancer.origin, second))
})
afterAll(async () => {
  await medics?.close()
  await verifiers?.close()
  await first?.kill()
  await second?.kill()
  await balancer?.close()
})

/** A record of the medic waits for its verification; the page of the application stands open. */
async function applied(medic: Visitor): Promise<void> {
  const { page, portal } = medic
  const account = demoAccount('kuznetsov')
  await signInByPassword(medic, account)
  const who = { ...newcomer('Кузнецов'), givenName: 'Артём', patronymic: 'Павлович', phone: account.phone }
  const diploma = { series: '7827', number: `0${who.snils.slice(3, 9)}` }
  await fillRecord(medic, who, diploma)
  await mendRecord(medic, diploma)
  await confirmRecord(medic, who)
  await page.getByRole('link', { name: /Заявление\s+и\s+журнал/ }).click()
  await page.getByText('На рассмотрении').first().waitFor()
  expect(page.url()).toContain(portal)
}

test('D6, G1 a question asked in one process is seen in the other; that one is killed, the answer goes by the first', async () => {
  const options = { portal: balancer.origin, album: 'два-сервера' }
  const medic = await visitor(medics, options)
  const { page } = medic
  await applied(medic)
  const desk = await visitor(verifiers, options)
  await signInByPassword(desk, demoAccount('sokolov'))
  await openOnDesk(desk, 'Кузнецов')
  await ask(desk, 'Пришлите приложение к диплому.')

  // Said in the second process, heard by a page of the first.
  await page.getByText('Нужен ваш ответ').first().waitFor({ timeout: 15_000 })
  const answer = page.getByRole('textbox', { name: 'Ваш ответ' })
  await answer.fill('Приложения не было: диплом на одном листе.')

  balancer.servers = []
  await first.kill()
  await page.getByText(/Связь\s+прервалась,\s+восстанавливаем/).waitFor({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Отправить ответ' }).click()
  await page.getByText(/Нет\s+связи\s+с\s+сервером\.\s+Набранное\s+на\s+месте/).waitFor()
  // However often the page tries in vain, it does not say that all is well.
  expect(await page.getByText(/Обновляется\s+само/).count()).toBe(0)
  await medic.look('нет-связи')
  expect(await answer.inputValue()).toBe('Приложения не было: диплом на одном листе.')

  balancer.servers = [second]
  await page.getByText(/Обновляется\s+само/).waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Отправить ответ' }).click()
  await page.getByText(/Вы\s+ответили,\s+рассмотрение\s+продолжено/).waitFor()
  await openOnDesk(desk, 'Кузнецов')
  await desk.page.getByText('Приложения не было: диплом на одном листе.').waitFor()
  await approveAll(desk, 'Кузнецов')
  await page.getByText('Одобрено').first().waitFor({ timeout: 15_000 })
  await medic.look('одобрено')
  for (const one of [medic, desk]) await one.leave()
})
