/** G6: a new deployment has no administrator and no default password: a link printed on the server makes the first one. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { snilsFrom } from '../../src/test/snils.ts'
import { appCode } from '../../src/test/totp.ts'
import { launch, visitor, type Width } from '../browser.ts'
import { typePassword } from '../steps/passwords.ts'
import { freePort, startProcess, stopProcess } from '../world.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const root = new URL('../../', import.meta.url).pathname
const run = promisify(execFile)

/** A portal without its demo world: nobody is there. */
async function emptyPortal(): Promise<{ portal: string; invite: () => Promise<string> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nmo-first-'))
  const [port, esiaPort] = [await freePort(), await freePort()]
  const portal = `https://localhost:${port}`
  const args = [
    'start',
    '--no-demo',
    '--port',
    String(port),
    '--esia-port',
    String(esiaPort),
    '--data',
    dataDir,
  ]
  const child = await startProcess(args, { METRICS_PORT: '0', LOG_LEVEL: 'error' }, 'Ctrl-C')
  onTestFinished(async () => {
    await stopProcess(child)
    rmSync(dataDir, { recursive: true, force: true })
  })
  const env = { ...process.env, NMO_DATA_DIR: dataDir, PUBLIC_ORIGIN: portal }
  return {
    portal,
    invite: async () => {
      const { stdout } = await run(process.execPath, [join(root, 'src/main.ts'), 'admin', 'invite'], { env })
      return /\/invitation#[\w-]{43}/.exec(stdout)![0]
    },
  }
}

test.for<[Width]>([[1280], [390]])(
  'G6 the link founds an account with a password and an application, and is dead afterwards (%i)',
  { timeout: 400_000 },
  async ([width]) => {
    const { portal, invite } = await emptyPortal()
    const link = await invite()
    const who = await visitor(browser, { width, portal })
    const { page } = who
    await page.goto(portal + link)
    await page.getByRole('heading', { level: 1, name: /Первый.администратор/ }).waitFor()
    await who.look('приглашение')
    await page.getByRole('button', { name: /Завести.запись/ }).click()
    const secret = page.locator('.secret-key')
    await secret.waitFor()
    await page.getByRole('button', { name: /Стать.администратором/ }).click()
    await page.getByRole('heading', { name: /Исправьте/ }).waitFor()
    await who.look('приглашение-ошибки')
    const snils = snilsFrom(112_300_777)
    await page.getByLabel('Фамилия').fill('Основателева')
    await page.getByLabel('Имя', { exact: true }).fill('Вера')
    await page.getByLabel('Дата рождения', { exact: true }).fill('17.04.1981')
    await page.getByLabel('СНИЛС').fill(snils)
    const password = 'Семь синих рябин у моста'
    await typePassword(who, 'Пароль', password)
    const key = await secret.innerText()
    await page.getByLabel('Первый код из приложения').fill(appCode(key, new Date()))
    await who.look('приглашение-заполнено')
    await page.getByRole('button', { name: /Стать.администратором/ }).click()
    await page.getByRole('heading', { name: /Вы.—.администратор/ }).waitFor()
    await who.look('приглашение-принято')

    await page.getByRole('link', { name: 'Войти' }).click()
    await page.getByLabel('Логин', { exact: true }).fill(snils)
    await page.getByLabel('Пароль', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Войти', exact: true }).click()
    // The step of the first code is spent: the next one is right already.
    await page.getByRole('textbox', { name: 'Код из приложения' }).fill(appCode(key, new Date(), 1))
    await page.getByRole('heading', { level: 1, name: /дел|дело/ }).waitFor()
    await page.goto(`${portal}/roles`)
    await page
      .getByRole('main')
      .getByText(/Основателева/)
      .first()
      .waitFor()
    await who.look('роли-первого-администратора')
    await who.leave()

    const late = await visitor(browser, { width, portal })
    await late.page.goto(portal + link)
    await late.page.getByRole('button', { name: /Завести.запись/ }).click()
    await late.page.getByRole('heading', { name: /Приглашение.не.действует/ }).waitFor()
    await late.look('приглашение-не-действует')
    await expect(invite()).rejects.toThrow(/Администратор уже есть/)
    await late.leave()
  },
)
