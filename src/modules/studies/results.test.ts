/** D9+ over HTTP: a table of whom the organisation enrolled and what came of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskProgramme } from '../learning/contract.ts'
import type { TestPerson } from '../../test/people.ts'
import { dayFrom, ok, studyScene, today, type StudyScene } from './studies.test.scene.ts'

let scene: StudyScene
beforeAll(async () => {
  scene = await studyScene()
})
afterAll(() => scene.app.close())

const session = { startsOn: dayFrom(5), endsOn: dayFrom(9), places: 1 }

describe('D9+ a table of results', () => {
  const heading =
    'Программа;СНИЛС;Фамилия, имя, отчество;Результат;Дата окончания;Номер документа;Номер приказа;Причина'
  const load = async (rows: string[], isDry = false) =>
    scene.staff.post('/api/studies/desk/tables', { text: [heading, ...rows].join('\n'), isDry })
  const nameOf = async (p: TestPerson) =>
    String(
      (
        await scene.app.sql(
          `select concat_ws(' ', family_name, given_name, patronymic) as n from identity.person where id = $1`,
          [p.id],
        )
      )[0]!['n'],
    )
  const snilsOf = async (p: TestPerson) =>
    String((await scene.app.sql('select snils from identity.person where id = $1', [p.id]))[0]!['snils'])
  const row = async (p: DeskProgramme, m: { person: TestPerson }, rest: string) =>
    `${p.number};${await snilsOf(m.person)};${await nameOf(m.person)};${rest}`

  test('enrols and finishes; loaded twice it changes nothing', async () => {
    const p = await scene.published(scene.staff)
    const [a, b] = [await scene.learner(), await scene.learner()]
    const enrolling = [await row(p, a, 'зачислен;;;5-з;'), await row(p, b, 'зачислен;;;5-з;')]
    expect(ok(await load(enrolling, true))).toMatchObject({
      read: 2,
      saved: 0,
      faultCount: 0,
      counts: { learning: 2 },
    })
    expect(ok(await load(enrolling))).toMatchObject({ saved: 2 })
    const finishing = [
      await row(p, a, `освоил;${today};У-10;;`),
      await row(p, b, 'не освоил;;;;Не сдан итоговый тест'),
    ]
    expect(ok(await load(finishing))).toMatchObject({ saved: 2, counts: { finished: 1, failed: 1 } })
    expect(ok(await load([finishing[0]!]))).toMatchObject({ saved: 0, unchanged: 1, faultCount: 0 })
    expect(ok(await a.client.get('/api/studies?tab=finished')).items).toMatchObject([
      { documentNumber: 'У-10' },
    ])
  })

  test('names every fault by line and column, and saves nothing', async () => {
    const p = await scene.published(scene.staff)
    const m = await scene.learner()
    const report = ok(
      await load([
        await row(p, m, 'зачислен;;;5-з;'),
        `${p.number};11223344595;Кто-то Другой;освоил;31.02.2026;;;`,
        await row(p, await scene.learner(), 'освоил;25.11.2126;;;'),
        'ПК-999999;1;;странно;;;;',
      ]),
    )
    expect(report).toMatchObject({ saved: 0, faultCount: report.faults.length })
    expect(report.faults.map((f: { line: number; column: string }) => `${f.line} ${f.column}`)).toEqual([
      '3 Дата окончания',
      '4 Дата окончания',
      '5 Фамилия, имя, отчество',
      '5 Результат',
      '5 СНИЛС',
    ])
    expect(ok(await m.client.get('/api/studies')).items).toEqual([])
  })

  test('a stranger by СНИЛС and a wrong name are answered alike', async () => {
    const p = await scene.published(scene.staff)
    const m = await scene.learner()
    const report = ok(
      await load([
        `${p.number};${await snilsOf(m.person)};Иванов Иван;зачислен;;;1;`,
        `${p.number};08765430300;Иванов Иван;зачислен;;;1;`,
      ]),
    )
    expect(new Set(report.faults.map((f: { message: string }) => f.message)).size).toBe(1)
  })

  const wide =
    'Программа;СНИЛС;Фамилия, имя, отчество;Результат;Дата начала;Дата окончания;Номер приказа;Специальность;Основа'
  const loadWide = async (rows: string[], isDry = false) =>
    scene.staff.post('/api/studies/desk/tables', { text: [wide, ...rows].join('\n'), isDry })
  const saidOf = (report: { faults: { line: number; column: string; message: string }[] }) =>
    report.faults.map((f) => `${f.line} ${f.column}: ${f.message}`)

  test('a course already held is entered with its true days by one row; by hand too', async () => {
    const p = await scene.published(scene.staff, { specialties: ['31.08.36', '31.08.49'] })
    const [m, n] = [await scene.learner(), await scene.learner()]
    const rest = `освоил;${dayFrom(-20)};${dayFrom(-5)};9-з;Терапия;Договор`
    ok(await loadWide([await row(p, m, rest)]))
    const [study] = ok(await m.client.get('/api/studies?tab=finished')).items
    expect(study).toMatchObject({
      startsOn: dayFrom(-20),
      finishedOn: dayFrom(-5),
      specialtyKey: '31.08.49',
      basis: 'paid',
      orderNumber: '9-з',
    })
    const { id } = ok(await scene.begin(n, p))
    ok(
      await scene.staff.post('/api/studies/desk/enrolments', {
        ids: [id],
        to: 'learning',
        orderNumber: '9-з',
      }),
    )
    const enter = (over: object) =>
      scene.staff.post('/api/studies/desk/results', {
        items: [{ id, result: 'finished', finishedOn: dayFrom(-5), ...over }],
      })
    expect((await enter({})).body.errors[0].message).toBe('Раньше начала обучения')
    ok(await enter({ startsOn: dayFrom(-20) }))
    expect(ok(await n.client.get(`/api/studies/${id}`))).toMatchObject({ startsOn: dayFrom(-20) })
  })

  test('chooses the session by its first day, takes its places, names the row for which none is left', async () => {
    const p = await scene.published(
      scene.staff,
      { isAnytime: false, kind: 'event', eventKind: 'webinar', hours: 2, specialties: ['31.08.36'] },
      [session, { startsOn: dayFrom(30), endsOn: dayFrom(31), places: 5 }],
    )
    const [a, b] = [await scene.learner(), await scene.learner()]
    const at = async (m: { person: TestPerson }, day: string, more = ';;;') =>
      row(p, m, `зачислен;${day}${more}`)
    expect(saidOf(ok(await loadWide([await at(a, '')])))[0]).toMatch(/^2 Дата начала: Напишите дату начала/)
    expect(saidOf(ok(await loadWide([await at(a, dayFrom(7))])))[0]).toMatch(
      /^2 Дата начала: Набора с началом/,
    )
    const both = [await at(a, dayFrom(5)), await at(b, dayFrom(5))]
    expect(saidOf(ok(await loadWide(both, true)))).toEqual([
      '3 Дата начала: Мест в этом наборе не осталось. Выберите другой',
    ])
    expect(ok(await loadWide([both[0]!]))).toMatchObject({ saved: 1 })
    const [study] = ok(await a.client.get('/api/studies')).items
    expect(study).toMatchObject({
      sessionId: p.sessions[0]!.id,
      startsOn: dayFrom(5),
      endsOn: dayFrom(9),
      specialtyKey: '31.08.36',
    })
    expect(saidOf(ok(await loadWide([both[1]!])))).toHaveLength(1)
    const wrong = `зачислен;${dayFrom(30)};;;Хирургия;ОМС`
    expect(saidOf(ok(await loadWide([await row(p, b, wrong)])))).toEqual([
      '2 Основа: На такой основе эту программу не ведут',
      '2 Специальность: Программа не для специальности «Хирургия»',
    ])
  })
})
