/** Adding a paper of admission, as a medic does it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Visitor } from '../browser.ts'
import { demoPeople, snilsOf } from '../../src/demo/people.ts'
import { scanOf } from '../../src/demo/scan.ts'
import { here } from '../here.ts'
import { dayIn } from './days.ts'

/** Chooses in a field with search: a list beside it on a desk, the whole screen on a phone. */
async function choose({ page }: Visitor, label: string, type: string, option: RegExp): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await field.click()
  if (type) {
    const sheet = page.getByRole('dialog').getByRole('searchbox')
    await page.waitForTimeout(200)
    await ((await sheet.isVisible()) ? sheet : field).fill(type)
  }
  await page
    .getByRole('option', { name: option })
    .or(page.getByRole('dialog').getByRole('button', { name: option }))
    .first()
    .click()
}

/** An accreditation with the end forgotten, up to the scan. */
export async function fillAccreditation(visitor: Visitor, number: string, holder: string): Promise<void> {
  const { page } = visitor
  await page.goto(`${visitor.portal}/licences/new?class=attestation`)
  await page.getByLabel('Вид документа', { exact: true }).waitFor()
  await choose(visitor, 'Вид документа', '', /Периодическая\s+аккредитация/)
  await page.getByLabel('Номер', { exact: true }).fill(number)
  await page.getByLabel('Кем выдан', { exact: true }).fill('Федеральный аккредитационный центр')
  await choose(visitor, 'Специальность', 'Функц', /Функциональная диагностика/)
  await page.getByLabel('Действует с', { exact: true }).fill(dayIn(-30))
  const scan = await scanOf({
    institution: 'Федеральный аккредитационный центр',
    city: 'Москва',
    heading: 'ВЫПИСКА',
    about: 'о прохождении периодической аккредитации',
    series: '',
    number,
    holder,
    period: '',
    under: 'на пять лет',
    programme: 'Функциональная диагностика',
    hours: null,
    issued: dayIn(-30),
    rector: 'И. О. Ершова',
    office: 'Председатель',
  })
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'аккредитация.jpg', mimeType: 'image/jpeg', buffer: scan })
  await page.getByText(/Загружен\s+и\s+проверен/).waitFor({ timeout: 30_000 })
}

/** As the person on the server does it: a file of the federal registry is imported while the portal runs. */
export async function importFromRegistry(people: readonly object[]): Promise<void> {
  const { dataDir } = here()
  const file = join(mkdtempSync(join(tmpdir(), 'nmo-registry-')), 'people.json')
  writeFileSync(file, JSON.stringify({ people }))
  const child = spawn(
    process.execPath,
    [new URL('../../src/main.ts', import.meta.url).pathname, 'licence', 'import', '--file', file],
    { env: { ...process.env, NMO_DATA_DIR: dataDir, LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  child.stdout.on('data', (d: Buffer) => (said += d.toString()))
  child.stderr.on('data', (d: Buffer) => (said += d.toString()))
  const code = await new Promise((done) => child.once('exit', done))
  if (code !== 0) throw new Error(`licence import: ${said}`)
}

/** What the registry of the demo world says of a person, with one row in other words. */
export function registryPerson(login: string, accreditation: object): object {
  const p = demoPeople.find((one) => one.login === login)!
  return {
    general: {
      snils: snilsOf(p),
      lastName: p.familyName,
      firstName: p.givenName,
      patronymic: p.patronymic,
    },
    accreditationProcedures: [
      {
        id: `${login}-accreditation`,
        kind: 'periodic',
        number: '77 26 1',
        institution: 'Федеральный аккредитационный центр',
        beginDate: '2023-01-10',
        ...accreditation,
      },
    ],
  }
}
