/** D9+: one row of the catalogue, a number in each cabinet: found by any of them, unique in each. Over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SigningClient } from '../../test/signing-client.ts'
import type { CatalogueLine, DeskProgramme } from './contract.ts'
import { keyOf, keysIn, ownNumberOf } from './domain/alias.ts'
import { learningScene, programme, type LearningScene } from './learning.test.scene.ts'

let scene: LearningScene
let staff: SigningClient
let guest: SigningClient
let first: DeskProgramme
let second: DeskProgramme
beforeAll(async () => {
  scene = await learningScene()
  guest = scene.app.stranger()
  ;({ staff } = await scene.provider('Северная академия'))
  first = await scene.published(staff, { aliases: { vo: 'ВО 4512-77', spo: '9001-4' } })
  second = await scene.published(staff, { title: 'Эхокардиография без пропусков' })
})
afterAll(() => scene.app.close())

const found = async (text: string, more: Record<string, string> = {}): Promise<string[]> => {
  const { body } = await guest.get(`/api/catalogue?${new URLSearchParams({ text, ...more }).toString()}`)
  return body.items.map((i: CatalogueLine) => i.id)
}
const read = async (id: string): Promise<DeskProgramme> =>
  (await staff.get(`/api/learning/desk/programmes/${id}`)).body
const change = async (id: string, over: Record<string, unknown>, by = staff) => {
  const { revision } = await read(id)
  return by.put(`/api/learning/desk/programmes/${id}`, { ...programme(), revision, ...over })
}

describe('D9+ a programme is found by its number', () => {
  test('the portal’s own or that of a cabinet, whatever the case, spaces and hyphens', async () => {
    for (const text of [
      first.number,
      first.number.toLowerCase().replace('-', ' '),
      first.number.replace('-', '–'),
      'ВО 4512-77',
      'во4512 77',
      'ВО—4512—77',
      '9001-4',
      '90014',
      // The same keys in the Latin layout.
      'DJ 4512-77',
    ])
      expect(await found(text), text).toEqual([first.id])
    expect(await found(second.number)).toEqual([second.id])
  })

  test('only a whole number names it; part of one, and a number of nobody, are words like others', async () => {
    expect(await found('4512')).not.toEqual([first.id])
    expect(await found('ПК-999999')).not.toContain(first.id)
  })

  test('facets narrow and count what the number found', async () => {
    expect(await found('9001-4', { kind: 'module' })).toEqual([])
    const { body } = await guest.get(`/api/catalogue?${new URLSearchParams({ text: '9001-4' }).toString()}`)
    expect(body.total).toBe(1)
    expect(body.facets.kind.find((k: { value: string }) => k.value === 'advanced').count).toBe(1)
  })

  test('its page says the numbers; the desk finds by the beginning of one', async () => {
    expect((await guest.get(`/api/catalogue/${first.id}`)).body.aliases).toEqual({
      vo: 'ВО 4512-77',
      spo: '9001-4',
    })
    expect((await guest.get(`/api/catalogue/${second.id}`)).body.aliases).toEqual({ vo: '', spo: '' })
    const { items } = (await staff.get(`/api/learning/desk/programmes?text=${encodeURIComponent('во 4512')}`))
      .body
    expect(items.map((i: { id: string }) => i.id)).toEqual([first.id])
  })
})

describe('D9+ a number belongs to one programme in one cabinet', () => {
  test('taken is told by the name of the field, to another organisation too, and nothing is changed', async () => {
    const other = (await scene.provider('Южный вуз')).staff
    for (const hand of [staff, other]) {
      const reply = await hand.post('/api/learning/desk/programmes', {
        ...programme(),
        aliases: { vo: 'во-4512 77', spo: '9001.5' },
      })
      expect(reply.status).toBe(422)
      expect(reply.body.errors).toEqual([
        { field: 'aliases.vo', message: 'Кабинет ВО: такой номер уже у другой программы' },
      ])
    }
    // The same number in the other cabinet is another number.
    const reply = await other.post('/api/learning/desk/programmes', {
      ...programme(),
      aliases: { vo: '9001-4', spo: '' },
    })
    expect(reply.status).toBe(201)
  })

  test('two who give it at once: one has it', async () => {
    const make = () =>
      staff.post('/api/learning/desk/programmes', { ...programme(), aliases: { vo: '7777-1', spo: '' } })
    const statuses = (await Promise.all([make(), make()])).map((r) => r.status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 422])
  })

  test.for([
    ['кардиология', 'цифра'],
    ['144', 'хотя бы 4 знака'],
    ['ПК-000001', 'этот портал'],
    ['<b>4512</b>', 'буквы, цифры'],
  ] as const)('«%s» is no number of a cabinet', async ([vo, why]) => {
    const { status, body } = await staff.post('/api/learning/desk/programmes', {
      ...programme(),
      aliases: { vo, spo: '' },
    })
    expect([status, body.errors[0].field]).toEqual([422, 'aliases.vo'])
    expect(body.errors[0].message).toContain(why)
  })
})

describe('D9+ a number changes at once', () => {
  test('without a new version when nothing else does; with other words a version is written too', async () => {
    const before = await read(second.id)
    const words = { title: before.title, aliases: { vo: '8800-2', spo: '' } }
    const changed = await change(second.id, words)
    expect(changed.body).toMatchObject({ deskState: 'published', aliases: { vo: '8800-2' } })
    expect(changed.body.versions).toHaveLength(before.versions.length)
    expect(await found('88002')).toEqual([second.id])
    const next = await change(second.id, {
      title: 'Эхокардиография: другое название',
      aliases: { vo: '', spo: '8800-3' },
    })
    expect(next.body).toMatchObject({ deskState: 'draft', aliases: { vo: '', spo: '8800-3' } })
    expect(await found('8800-2')).not.toEqual([second.id])
    expect(await found('8800-3')).toEqual([second.id])
  })

  test('a system that says nothing of numbers leaves them', async () => {
    await change(first.id, { title: 'Кардиология: новые слова' })
    expect((await read(first.id)).aliases).toEqual({ vo: 'ВО 4512-77', spo: '9001-4' })
  })

  test('a number of a draft is seen by its organisation alone', async () => {
    await staff.post('/api/learning/desk/programmes', {
      ...programme(),
      aliases: { vo: '5555-5', spo: '' },
    })
    expect(await found('5555-5')).toEqual([])
  })
})

describe('D9+ a table has a column for each cabinet', () => {
  const about = 'Разбираем приём шаг за шагом на настоящих случаях из практики'
  const heading = 'Вид;Название;Аннотация;Часы;Основа;Специальности;В любой день;Номер ВО;Номер СПО'
  const row = (title: string, vo: string, spo: string) =>
    `Интерактивный модуль;${title};${about};2;Бюджет;Кардиология;да;${vo};${spo}`
  const load = (rows: readonly string[], isDry: boolean) =>
    staff.post('/api/learning/desk/imports', { text: [heading, ...rows].join('\n'), isDry })

  test('saved with the programmes', async () => {
    expect((await load([row('Первые минуты', '3100-1', '3200-1')], false)).body).toMatchObject({ saved: 1 })
    const { items } = (await staff.get('/api/learning/desk/programmes?text=3100-1')).body
    expect((await read(items[0].id)).aliases).toEqual({ vo: '3100-1', spo: '3200-1' })
  })

  test('what is taken, said twice or is no number stands by its line and column', async () => {
    const { body } = await load(
      [
        row('Первый модуль', '4400-1', 'ВО 4512-77'),
        row('Второй модуль', '44 001', 'слово'),
        row('Третий модуль', 'во4512-77', '9001-4'),
      ],
      false,
    )
    expect(body.saved).toBe(0)
    expect(body.faults.map((f: { line: number; column: string }) => `${f.line} ${f.column}`)).toEqual([
      '3 Номер ВО',
      '3 Номер СПО',
      '4 Номер ВО',
      '4 Номер СПО',
    ])
  })
})

test('one form for what is kept and what is typed', () => {
  expect(keyOf(' ВО 4512‑77 ')).toBe('во451277')
  expect(ownNumberOf(keyOf('иом–000 123'))).toBe('ИОМ-000123')
  expect(ownNumberOf('пк36')).toBeNull()
  expect(keysIn('36 часов по кардиологии')).toEqual(['36часовпокардиологии'])
  expect(keysIn('боль')).toEqual([])
})
