/** Adding an education record with a scanned page, as a medic does it. */
import { expect } from 'vitest'
import type { Visitor } from '../browser.ts'
import { scanOf } from '../../src/demo/scan.ts'
import { codeFromMailbox } from './sign-in.ts'
import type { Newcomer } from './esia.ts'

export interface Diploma {
  readonly series: string
  readonly number: string
}

/** Chooses in a field with search: a list beside it on a desk, the whole screen on a phone. */
export async function choose({ page }: Visitor, label: string, type: string, option: RegExp): Promise<void> {
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

/** An end before the start and a short number are mended afterwards. */
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
  await attachScan(visitor, 'Скан или фото', who, diploma)
}

const paper = (who: Newcomer, diploma: Diploma): Promise<Buffer> =>
  scanOf({
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

const scanName = 'диплом-2026.jpg'

/** Dragged from the desktop, or taken by the camera of a phone; its way is seen, then the file itself. */
export async function attachScan(
  visitor: Visitor,
  label: string,
  who: Newcomer,
  diploma: Diploma,
): Promise<void> {
  const { page } = visitor
  const place = page.getByRole('group', { name: label })
  const scan = await paper(who, diploma)
  // The part stands still on its way until somebody has seen it move.
  const parts = /\/api\/files\/[^/]+\/parts/
  const bar = place.getByRole('progressbar', { name: `Загружено: ${scanName}` })
  await page.route(parts, async (route) => {
    await bar.waitFor()
    await route.continue()
  })
  const camera = place.getByRole('button', { name: 'Снять камерой' })
  if (await camera.isVisible()) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), camera.click()])
    await chooser.setFiles({ name: scanName, mimeType: 'image/jpeg', buffer: scan })
  } else {
    const dataTransfer = await page.evaluateHandle(`(() => {
      const bytes = Uint8Array.from(atob('${scan.toString('base64')}'), (c) => c.charCodeAt(0))
      const dragged = new DataTransfer()
      dragged.items.add(new File([bytes], '${scanName}', { type: 'image/jpeg' }))
      return dragged
    })()`)
    await place.locator('.drop').dispatchEvent('dragover', { dataTransfer })
    await place.locator('.drop').dispatchEvent('drop', { dataTransfer })
  }
  await bar.waitFor()
  await place.getByText(/Загружен\s+и\s+проверен/).waitFor({ timeout: 30_000 })
  await page.unroute(parts)
  const small = place.getByRole('list', { name: /^Файлы/ }).locator('img')
  await expect
    .poll(() => small.evaluate((picture) => (picture as unknown as { naturalWidth: number }).naturalWidth))
    .toBeGreaterThan(0)
}

/** The scan as large as the window. */
export async function openScan(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await page.getByRole('button', { name: scanName }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('img').first().waitFor()
  await visitor.look('скан-крупно')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

/** What `fillRecord` left wrong on purpose. */
export async function mendRecord({ page }: Visitor, diploma: Diploma): Promise<void> {
  await page.getByLabel('Окончание', { exact: true }).fill('30.05.2026')
  await page.getByLabel('Номер', { exact: true }).fill(diploma.number)
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
