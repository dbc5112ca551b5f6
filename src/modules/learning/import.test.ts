/** D9+: a provider loads programmes by a table: a dry run, faults by line and column, all or none. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SigningClient } from '../../test/signing-client.ts'
import { parseCsv } from '../../platform/csv.ts'
import { typedDay } from '../../platform/calendar/days.ts'
import { learningScene, type LearningScene } from './learning.test.scene.ts'

let scene: LearningScene
let staff: SigningClient
beforeAll(async () => {
  scene = await learningScene()
  ;({ staff } = await scene.provider('Северная академия'))
})
afterAll(() => scene.app.close())

const heading =
  'Вид;Название;Аннотация;Мероприятие;Форма;Часы;Основа;Цена;Специальности;Чему научатся;Особенности;В любой день;Начало;Окончание;Запись до;Время;Мест;Где;Уровень'
const about = 'Разбираем приём шаг за шагом на настоящих случаях из практики'
const good = [
  heading,
  `Повышение квалификации;"Кардиология; новое";${about};;Дистанционно;36;Бюджет, Договор;14 500,50;Кардиология | 31.08.49;Узнаёт | Лечит;;;1.02.2099;20.02.2099;;;20;;Углублённый`,
  `;;;;;;;;;;;;1.05.2099;20.05.2099;;;;Псков`,
  `Мероприятие;Вебинар о боли;${about};Вебинар;Очно;3;Бюджет;;Неврология;;;да;;;;;;`,
].join('\r\n')
const load = (text: string, over: object = {}) => staff.post('/api/learning/desk/imports', { text, ...over })
const count = async () =>
  (await staff.get('/api/learning/desk/programmes?limit=100')).body.items.length as number

describe('D9+ a table of programmes', () => {
  test('a dry run keeps nothing; then all are saved, with their sessions, and may go to review at once', async () => {
    expect((await load(good)).body).toEqual({ read: 2, saved: 0, faults: [], faultCount: 0 })
    expect(await count()).toBe(0)
    expect((await load(good, { isDry: false, submit: true })).body).toMatchObject({ read: 2, saved: 2 })
    const { items } = (await staff.get('/api/learning/desk/programmes?state=review')).body
    const first = items.find((i: { title: string }) => i.title === 'Кардиология; новое')
    const one = await staff.get(`/api/learning/desk/programmes/${first.id}`)
    expect(one.body).toMatchObject({
      priceKopecks: 1_450_050,
      bases: ['budget', 'paid'],
      difficulty: 'deep',
      competencies: ['Узнаёт', 'Лечит'],
      sessions: [
        { startsOn: '2099-02-01', places: 20 },
        { startsOn: '2099-05-01', place: 'Псков' },
      ],
    })
    expect(one.body.specialties.map((s: { key: string }) => s.key)).toEqual(['31.08.36', '31.08.49'])
  })

  test('every fault is named by its line and column, and nothing is saved', async () => {
    const before = await count()
    const bad = [
      heading,
      `Курс;Кардиология;${about};;Заочно;много;Бюджет;;Знахарство;;;да;;;;;;`,
      '',
      `Повышение квалификации;Терапия;коротко;;;12;Договор;;Терапия;;;;31.02.2099;1.03.2099;;;;`,
    ].join('\n')
    const { body } = await load(bad, { isDry: false })
    expect(body).toMatchObject({ read: 2, saved: 0 })
    expect(body.faults.map((f: { line: number; column: string }) => `${f.line} ${f.column}`)).toEqual([
      '2 Вид',
      '2 Форма',
      '2 Часы',
      '2 Специальности',
      '4 Аннотация',
      '4 Часы',
      '4 Цена',
      '4 Начало',
    ])
    expect(body.faultCount).toBe(8)
    expect(await count()).toBe(before)
  })

  test('one word that cannot be read keeps the whole table out: nothing is guessed', async () => {
    const before = await count()
    const { body } = await load(good.replace('Дистанционно', 'Заочно'), { isDry: false })
    expect(body).toMatchObject({ saved: 0, faults: [{ line: 2, column: 'Форма' }] })
    expect(await count()).toBe(before)
  })

  test('a heading that lacks a column, or has a strange one, is told first', async () => {
    const { body } = await load('Вид;Название;Цвет\nМероприятие;Вебинар;синий')
    expect(body.faults.map((f: { column: string }) => f.column)).toEqual([
      'Цвет',
      'Аннотация',
      'Часы',
      'Основа',
      'Специальности',
    ])
    expect((await load('')).body).toMatchObject({ read: 0, saved: 0 })
  })

  test('who does not teach loads nothing', async () => {
    const doctor = await scene.app.as(await scene.app.person({ roles: ['doctor'] }))
    expect((await doctor.post('/api/learning/desk/imports', { text: good })).status).toBe(403)
    const early = await scene.staffOf(await scene.organisation('Школа до решения'))
    const reply = await early.post('/api/learning/desk/imports', { text: good })
    expect(reply.body.code).toBe('provider.not-open')
  })
})

test('a table as spreadsheets save it: quotes, lines inside of them, separators, a mark of the beginning', () => {
  expect(parseCsv('\uFEFFа;б\r\n"x ""y"";\nz";2\r\n\r\n3;"4"')).toEqual([
    { number: 1, cells: ['а', 'б'] },
    { number: 2, cells: ['x "y";\nz', '2'] },
    { number: 5, cells: ['3', '4'] },
  ])
  expect(parseCsv('a\tb\n1,5\t2')).toEqual([
    { number: 1, cells: ['a', 'b'] },
    { number: 2, cells: ['1,5', '2'] },
  ])
  expect(typedDay('1.2.2027')).toBe('2027-02-01')
  expect(typedDay('скоро')).toBe('скоро')
})
