import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { SigningClient } from '../../test/signing-client.ts'

let app: TestApp
let admin: SigningClient
beforeAll(async () => {
  app = await testApp()
  admin = await app.as(await app.person({ roles: ['administrator'] }))
  for (const [i, [name, shortName, city, region, kind]] of (
    [
      [
        'Северная академия последипломного образования',
        'Северная академия',
        'Псков',
        'Псковская область',
        'educational',
      ],
      [
        'Заволжский медицинский университет',
        'Заволжский медуниверситет',
        'Кинешма',
        'Ивановская область',
        'educational',
      ],
      [
        'Институт кардиологии и профилактики',
        'Институт кардиологии',
        'Тверь',
        'Тверская область',
        'educational',
      ],
      [
        'Городская поликлиника «Запсковье»',
        'Поликлиника «Запсковье»',
        'Псков',
        'Псковская область',
        'medical',
      ],
      [
        'Психоневрологический диспансер «Ёлочки»',
        'Диспансер «Ёлочки»',
        'Азов',
        'Ростовская область',
        'medical',
      ],
    ] as const
  ).entries()) {
    const reply = await admin.post('/api/organisations', fields(i, { name, shortName, city, region, kind }))
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
  }
})
afterAll(() => app.close())

const ogrn = (n: number) => {
  const twelve = String(102_770_000_000 + n).padStart(12, '0')
  return twelve + String((Number(twelve) % 11) % 10)
}
const inn = (n: number) => {
  const nine = String(770_700_000 + n)
  return (
    nine + String(([2, 4, 10, 3, 5, 9, 4, 6, 8].reduce((s, w, i) => s + w * Number(nine[i]), 0) % 11) % 10)
  )
}
const fields = (n: number, over: Record<string, unknown> = {}) => ({
  name: `Больница ${n}`,
  shortName: `Больница ${n}`,
  kind: 'medical',
  city: 'Псков',
  region: 'Псковская область',
  address: null,
  phone: null,
  site: null,
  ogrn: ogrn(n),
  inn: inn(n),
  licence: null,
  closedOn: null,
  ...over,
})
const find = async (query: string) => {
  const reply = await app.stranger().get(`/api/organisations?${new URLSearchParams(query).toString()}`)
  expect(reply.status).toBe(200)
  return reply.body
}
const first = async (text: string): Promise<string | undefined> =>
  (await find(`text=${text}`)).items[0]?.shortName

describe('A2 anyone finds an organisation', () => {
  test.for([
    ['по началу названия', 'север', 'Северная академия'],
    ['по форме слова', 'академии', 'Северная академия'],
    ['по городу', 'Кинешма', 'Заволжский медуниверситет'],
    ['с опечаткой', 'акодемия', 'Северная академия'],
    ['с опечаткой в одном слове из двух', 'северная акодемия', 'Северная академия'],
    ['с опечаткой в городе', 'тферь', 'Институт кардиологии'],
    ['с е вместо ё', 'елочки', 'Диспансер «Ёлочки»'],
    ['с ё вместо е', 'Сёверная', 'Северная академия'],
    ['в чужой раскладке', 'rfhlbjkjubb', 'Институт кардиологии'],
    ['по части ОГРН', ogrn(1), 'Заволжский медуниверситет'],
    ['по ИНН', inn(2), 'Институт кардиологии'],
    ['по названию и городу', 'поликлиника псков', 'Поликлиника «Запсковье»'],
  ])('%s', async ([, text, name]) => expect(await first(text!)).toBe(name))

  test('what is not there is not invented', async () => {
    expect((await find('text=консерватория')).items).toEqual([])
    expect((await find('text=«—»')).total).toBe(5)
  })

  test('facets count under the other filters and keep the zero', async () => {
    const body = await find('text=псков&kind=educational')
    expect(body.items.map((o: { shortName: string }) => o.shortName)).toEqual(['Северная академия'])
    expect(body.facets.kinds).toEqual(
      expect.arrayContaining([
        { value: 'medical', count: 1 },
        { value: 'educational', count: 1 },
      ]),
    )
    expect(body.facets.regions).toContainEqual({ value: 'Ростовская область', count: 0 })
  })

  test('the card is open; an unknown id is 404', async () => {
    const [o] = (await find('text=азов')).items
    const card = await app.stranger().get(`/api/organisations/${o.id}`)
    expect(card.body).toMatchObject({
      name: 'Психоневрологический диспансер «Ёлочки»',
      closedOn: null,
      version: 1,
    })
    expect((await app.stranger().get('/api/organisations/0199aaaa-0000-7000-8000-000000000000')).status).toBe(
      404,
    )
  })
})

describe('an administrator keeps the register', () => {
  test('wrong check digits and dates are named all at once', async () => {
    const reply = await admin.post(
      '/api/organisations',
      fields(50, { ogrn: '1027700132196', inn: '123', closedOn: '2031-02-28' }),
    )
    expect(reply.status).toBe(422)
    expect(reply.body.errors.map((e: { field: string }) => e.field)).toEqual(['ogrn', 'inn', 'closedOn'])
    expect((await admin.post('/api/organisations', fields(50, { closedOn: '2020-02-31' }))).status).toBe(422)
  })

  test('one ОГРН, one organisation', async () => {
    const reply = await admin.post('/api/organisations', fields(51, { ogrn: ogrn(0) }))
    expect(reply).toMatchObject({ status: 409, body: { code: 'organisation.ogrn-taken' } })
  })

  test('two editors: the second is told and shown what stands now; a closed one leaves the search and keeps its card', async () => {
    const made = await admin.post('/api/organisations', fields(52, { name: 'Клиника «Зорька»' }))
    const { id } = made.body
    const change = (version: number, over = {}) =>
      admin.put(`/api/organisations/${id}`, { ...fields(52, { name: 'Клиника «Зорька»', ...over }), version })
    expect((await change(1, { city: 'Остров' })).body).toMatchObject({ city: 'Остров', version: 2 })
    expect(await change(1, { city: 'Порхов' })).toMatchObject({
      status: 409,
      body: { code: 'organisation.changed', current: { city: 'Остров' } },
    })
    expect((await change(2, { closedOn: '2026-01-31' })).status).toBe(200)
    expect((await find('text=зорька')).items).toEqual([])
    expect((await app.stranger().get(`/api/organisations/${id}`)).body.closedOn).toBe('2026-01-31')
    expect(
      (await app.journal()).filter((j) => j.code === 'organisation-changed' && j.outcome === 'done'),
    ).toHaveLength(2)
  })

  test('nobody else does', async () => {
    const citizen = await app.as(await app.person())
    expect((await citizen.post('/api/organisations', fields(53))).status).toBe(403)
    expect((await app.stranger().post('/api/organisations', fields(53))).status).toBe(401)
  })
})

test('D5 the list of specialties is the real one', async () => {
  const all = (await app.stranger().get('/api/specialties')).body.items
  expect(all).toHaveLength(119)
  expect(all).toContainEqual({
    key: '31.08.12',
    code: '31.08.12',
    name: 'Функциональная диагностика',
    level: 'residency',
  })
  const secondary = (await app.stranger().get('/api/specialties?level=secondary')).body.items
  expect(secondary).toHaveLength(10)
})
