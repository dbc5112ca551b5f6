/** Adding an education record with a scanned page, as a medic does it. */
import type { Visitor } from '../browser.ts'
import { scanOf } from '../../src/demo/scan.ts'
import { codeFromMailbox } from './sign-in.ts'
import type { Newcomer } from './esia.ts'

export interface Diploma {
  readonly series: string
  readonly number: string
}

/** Chooses in a field with search: a list beside it on a desk, the whole screen on a phone. */
async function choose({ page }: Visitor, label: string, type: string, option: RegExp): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await field.click()
  const sheet = page.getByRole('dialog', { name: label })
  await page.getByRole('listbox').or(sheet).waitFor()
  if (await sheet.isVisible()) {
    if (type) await sheet.getByRole('searchbox').fill(type)
    await sheet.getByRole('button', { name: option }).first().click()
    return sheet.waitFor({ state: 'hidden' })
  }
  if (type) await field.fill(type)
  await page.getByRole('option', { name: option }).first().click()
}

export async function fillRecord(visitor: Visitor, who: Newcomer, diploma: Diploma): Promise<void> {
  const { page } = visitor
  await page.goto(`${visitor.portal}/documents/new`)
  await page.getByRole('heading', { level: 1, name: 'Добавить запись об образовании' }).waitFor()
  await choose(visitor, 'Вид документа', '', /Диплом о профессиональной переподготовке/)
  await choose(visitor, 'Учебное заведение', 'Северная акад', /Северная академия/)
  await choose(visitor, 'Специальность', 'Функц', /Функциональная диагностика/)
  await choose(visitor, 'Форма обучения', '', /Очно-заочная/)
  await page.getByLabel('Начало', { exact: true }).fill('03.02.2026')
  await page.getByLabel('Окончание', { exact: true }).fill('30.01.2026')
  await page.getByLabel('Объём, часов').fill('504')
  await page.getByLabel('Серия', { exact: true }).fill(diploma.series)
  await page.getByLabel('Номер', { exact: true }).fill(diploma.number.slice(0, 6))
  await page.getByLabel('Дата выдачи', { exact: true }).fill('05.06.2026')
  await attachScan(visitor, who, diploma)
}

export async function attachScan({ page }: Visitor, who: Newcomer, diploma: Diploma): Promise<void> {
  const scan = await scanOf({
    institution: 'Северная академия последипломного образования',
    city: 'Псков',
    heading: 'ДИПЛОМ',
    about: 'о профессиональной переподготовке',
    series: diploma.series,
    number: diploma.number,
    holder: `${who.familyName} ${who.givenName} ${who.patronymic}`,
    period: 'с 3 февраля по 30 мая 2026 года',
    programme: 'Функциональная диагностика',
    hours: 504,
    issued: '5 июня 2026 года',
    rector: 'И. Н. Соловьёва',
  })
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'диплом-2026.jpg', mimeType: 'image/jpeg', buffer: scan })
  await page.getByText(/Загружен\s+и\s+проверен/).waitFor({ timeout: 30_000 })
}

/** Ends at the page of the record or of its application. */
export async function confirmRecord(visitor: Visitor, who: Newcomer): Promise<void> {
  const { page } = visitor
  await page.getByRole('button', { name: 'Проверить и получить код' }).click()
  const code = page.getByRole('textbox', { name: 'Код из сообщения' })
  await code.waitFor()
  await visitor.look('запись-код')
  await code.fill(await codeFromMailbox(visitor, who.phone.slice(-4)))
  await page.getByRole('button', { name: 'Подтвердить' }).click()
  await page.getByText('Не проверено').first().waitFor()
}
