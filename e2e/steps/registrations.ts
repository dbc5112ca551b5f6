/** The form of an organisation, as its responsible person fills it in. */
import type { Visitor } from '../browser.ts'
import { scanOf } from '../../src/demo/scan.ts'

/** Another organisation for each story and width; its short name. */
export async function fillRegistration({ page }: Visitor): Promise<string> {
  const n = String(Math.floor(Math.random() * 900_000) + 100_000)
  const name = `Академия ${n}`
  const number = `102${n}000`
  const ogrn = number + String(Number((BigInt(number) % 11n) % 10n))
  const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value)
  await fill('Полное название', `Автономная некоммерческая организация «${name}»`)
  await fill('Короткое название', name)
  await fill('ОГРН', ogrn)
  await fill('ИНН', '7707083893')
  await fill('КПП', '770701001')
  await fill('Регион', 'Псковская область')
  await fill('Город', 'Псков')
  await fill('Юридический адрес', 'ул. Речная, д. 1, 180000')
  await fill('Телефон организации', '+7 811 200-00-00')
  await fill('Электронная почта организации', 'dpo@academy.example')
  await fill('Номер лицензии', 'Л035-01271-60/00000001')
  await fill('Выдана', '01.02.2024')
  await fill('Кем выдана', 'Федеральная служба по надзору в сфере образования и науки')
  await fill('Должность', 'проректор по дополнительному образованию')
  await fill('Ваш телефон', '+7 911 200-00-00')
  await fill('Ваша почта', 'rektorova@academy.example')
  await fill('На каком основании действуете', 'Приказ № 12 от 14.03.2026')
  await fill('Исходящий номер', '7')
  await fill('Дата заявления', '20.11.2026')
  const scan = await scanOf({
    institution: name,
    city: 'Псков',
    heading: 'ЗАЯВЛЕНИЕ',
    about: 'о регистрации',
    series: '',
    number: '7',
    holder: '',
    period: '',
    under: '',
    programme: '',
    hours: null,
    issued: '20.11.2026',
    rector: 'И. О. Ершова',
    office: 'Ректор',
  })
  const inputs = page.locator('input[type=file]:not([capture])')
  for (const [i, file] of ['лицензия', 'приказ', 'заявление'].entries())
    await inputs.nth(i).setInputFiles({ name: `${file}.jpg`, mimeType: 'image/jpeg', buffer: scan })
  await page
    .getByText(/Загружен\s+и\s+проверен/)
    .nth(2)
    .waitFor({ timeout: 60_000 })
  return name
}
