/** D7+ over HTTP: a confirmation of activity given by mistake is taken back; the limit of the year is counted anew. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uploadFile } from '../../test/uploads.ts'
import { recordScene, type Medic, type RecordScene } from '../records/records.test.scene.ts'
import { freedCredits, type ActivityRule } from './domain/activity.ts'

let scene: RecordScene
beforeAll(async () => {
  scene = await recordScene()
})
afterAll(() => scene.app.close())

const fields = async (m: Medic, over: object = {}) => ({
  kind: 'talk',
  title: 'Отёк лёгких на догоспитальном этапе',
  place: 'Конференция «Сердце и сосуды», Псков',
  specialty: '31.08.12',
  happenedOn: '2026-10-12',
  hours: '2',
  fileIds: [(await uploadFile(scene.app, m.client)).id],
  ...over,
})
const added = async (m: Medic, over: object = {}) =>
  scene.ok(await m.client.post('/api/credits/activities', await fields(m, over)), 201)
const one = async (m: Medic, id: string) => scene.ok(await m.client.get(`/api/credits/activities/${id}`))
const inPortfolio = async (m: Medic) =>
  scene
    .ok(await m.client.get('/api/portfolio'))
    .items.filter((e: { link: string }) => e.link?.startsWith('/credits/activities/'))

interface Line {
  readonly title: string
  readonly credits: number
}

describe('D7+ a confirmation of activity given by mistake', () => {
  let administrator: Medic['client']
  beforeAll(async () => {
    administrator = await scene.app.as(await scene.app.person({ roles: ['administrator'] }))
    await scene.app.sql(
      `update credits.activity_rule set effective_to = '2026-01-01' where kind = 'mentoring' and effective_from = '2023-01-01'`,
      [],
    )
    await scene.app.sql(
      `insert into credits.activity_rule (kind, effective_from, effective_to, credits_per_hour, yearly_most, words, source, is_verified)
       values ('mentoring', '2026-01-01', null, 1, 10, '1 час наставничества — 1 ЗЕТ', 'проверка', false)`,
      [],
    )
  })

  const withCycle = async () => {
    const m = await scene.medic()
    const cycle = scene.ok(
      await m.client.post('/api/credits/cycles', {
        specialty: '31.08.12',
        number: '60 24 1',
        issuedOn: '2024-03-14',
      }),
      201,
    ).id as string
    return { m, cycle }
  }
  const confirmed = async (m: Medic, over: object = {}): Promise<string> => {
    const { id, applicationId } = await added(m, { kind: 'mentoring', hours: '6', ...over })
    await scene.decide(applicationId, 'approved')
    return id
  }
  const reverse = (id: string, reason = 'На скане другой человек', client = administrator) =>
    client.post(`/api/credits/corrections/activities/${id}`, { reason })
  const total = async (m: Medic, cycle: string): Promise<number> =>
    scene.ok(await m.client.get(`/api/credits/cycles/${cycle}`)).total
  const titles = async (m: Medic): Promise<string[]> =>
    scene.ok(await m.client.get('/api/notifications')).items.map((n: { title: string }) => n.title)

  test('is found by the number of its application and taken back once, by a row with the reason; the person is told', async () => {
    const { m, cycle } = await withCycle()
    const id = await confirmed(m)
    expect(await total(m, cycle)).toBe(6)
    const [row] = await scene.app.sql(
      'select p.number from applications.application p join credits.activity a on a.application_id = p.id where a.id = $1',
      [id],
    )
    const found = scene.ok(
      await administrator.get(
        `/api/credits/corrections?text=${encodeURIComponent(row!['number'] as string)}`,
      ),
    )
    expect(found.items).toMatchObject([
      { id, of: 'activity', credits: 6, isReversed: false, can: { reverse: true } },
    ])
    expect((await reverse(id, 'нет')).body.errors).toMatchObject([{ field: 'reason' }])
    const both = await Promise.all([reverse(id), reverse(id)])
    expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await reverse(id)).body.code).toBe('activity.not-confirmed')
    expect(await total(m, cycle)).toBe(0)
    const entries = scene.ok(await m.client.get(`/api/credits/cycles/${cycle}/entries`)).items
    expect(entries.map((e: { credits: number }) => e.credits).toSorted()).toEqual([-6, 6])
    expect(entries.find((e: { credits: number }) => e.credits < 0).reason).toBe('На скане другой человек')
    expect(await one(m, id)).toMatchObject({
      state: 'reversed',
      reason: 'На скане другой человек',
      can: { mend: true },
    })
    await scene.app.work()
    expect((await titles(m)).filter((t) => t === 'Снято 6 ЗЕТ')).toHaveLength(1)
    expect(await inPortfolio(m)).toMatchObject([{ status: 'ended', word: 'Подтверждение снято' }])
  })

  test('open pages of whoever corrects hear of it, by its number alone', async () => {
    const heard = () =>
      scene.app.sql(
        `select type, payload from platform.live_event where topic = 'permission:credits.correct' and payload ->> 'activityId' = $1`,
        [id],
      )
    const m = await scene.medic()
    const id = await confirmed(m)
    const counted = { type: 'activity.counted', payload: { activityId: id } }
    expect(await heard()).toEqual([counted])
    scene.ok(await reverse(id))
    expect(await heard()).toEqual([counted, counted])
  })

  test('without credits it only stands no longer, and the person is told of that', async () => {
    const m = await scene.medic()
    const id = await confirmed(m, { kind: 'talk' })
    scene.ok(await reverse(id))
    await scene.app.work()
    expect(await titles(m)).toContain('Подтверждение деятельности снято')
    expect(await one(m, id)).toMatchObject({ state: 'reversed', credits: 0 })
  })

  test('out of a cycle whose documents are filed too: as any other confirmation', async () => {
    const { m, cycle } = await withCycle()
    const id = await confirmed(m)
    await scene.app.sql(
      `insert into credits.package (cycle_id, person_id, version, saved_at, filed_on) values ($1, $2, 1, now(), '2026-11-02')`,
      [cycle, m.person.id],
    )
    scene.ok(await reverse(id))
    expect(await total(m, cycle)).toBe(0)
  })

  const entriesOf = async (m: Medic, cycle: string): Promise<Line[]> =>
    scene.ok(await m.client.get(`/api/credits/cycles/${cycle}/entries`)).items
  const of = (lines: readonly Line[], name: string) => lines.filter((e) => e.title === name)
  /** Six hours each: the limit of ten leaves four to the second and nothing to the third. */
  const threeOfOneYear = async () => {
    const of = await withCycle()
    const ids: string[] = []
    for (const name of ['Первый', 'Второй', 'Третий'])
      ids.push(await confirmed(of.m, { title: `${name} ординатор` }))
    const [first, second, third] = ids
    return { ...of, first: first!, second: second!, third: third! }
  }

  describe('what the limit of the year cut', () => {
    let year: Awaited<ReturnType<typeof threeOfOneYear>>
    let lastYear: string
    beforeAll(async () => {
      year = await threeOfOneYear()
      lastYear = await confirmed(year.m, { title: 'Прошлый год', happenedOn: '2025-12-30', hours: '3' })
    }, 180_000)
    const counted = async (id: string): Promise<number> => (await one(year.m, id)).credits

    test('is counted by new rows when a confirmation of that year is gone, the first confirmed first, with what it is for', async () => {
      const { m, cycle, first, second, third } = year
      expect([await counted(second), await counted(third)]).toEqual([4, 0])
      scene.ok(await reverse(first))
      expect([await counted(second), await counted(third), await counted(lastYear)]).toEqual([6, 4, 0])
      const lines = await entriesOf(m, cycle)
      expect(
        of(lines, 'Второй ординатор')
          .map((e) => e.credits)
          .toSorted((a, b) => a - b),
      ).toEqual([2, 4])
      expect(of(lines, 'Третий ординатор')).toMatchObject([
        {
          credits: 4,
          earnedOn: '2026-10-12',
          link: `/credits/activities/${third}`,
          approver: 'Портал НМО',
          rule: '1 час наставничества — 1 ЗЕТ. Добавлено: снято «Первый ординатор», место в пределе года освободилось',
        },
      ])
      expect(await total(m, cycle)).toBe(10)
      await scene.app.work()
      expect((await titles(m)).filter((t) => /^Начислено [24] ЗЕТ$/.test(t))).toHaveLength(3)
      const shown = (await inPortfolio(m)).find((e: { title: string }) => e.title === 'Второй ординатор')
      expect(shown).toMatchObject({ credits: 6, credited: 6 })
    })

    test('what was added is taken back with its activity, and goes to the next one', async () => {
      const { m, cycle, second, third } = year
      scene.ok(await reverse(second))
      expect(await counted(third)).toBe(6)
      expect(await total(m, cycle)).toBe(6)
      scene.ok(await reverse(third))
      expect(await total(m, cycle)).toBe(0)
    })
  })

  describe('two taken back at once', () => {
    let year: Awaited<ReturnType<typeof threeOfOneYear>>
    beforeAll(async () => {
      year = await threeOfOneYear()
    }, 180_000)

    test('the third has its hours once, whoever is first', async () => {
      const { m, cycle, first, second, third } = year
      const replies = await Promise.all([reverse(first), reverse(second), reverse(first)])
      expect(replies.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 200, 409])
      expect(await one(m, third)).toMatchObject({ state: 'confirmed', credits: 6 })
      expect(await total(m, cycle)).toBe(6)
      const lines = of(await entriesOf(m, cycle), 'Третий ординатор')
      expect(lines.reduce((sum, e) => sum + e.credits, 0)).toBe(6)
    })
  })

  test('may be sent again, and counts once more when it is confirmed', async () => {
    const { m, cycle } = await withCycle()
    const id = await confirmed(m)
    scene.ok(await reverse(id))
    const { files, version } = await one(m, id)
    const again = scene.ok(
      await m.client.put(`/api/credits/activities/${id}`, {
        ...(await fields(m, { kind: 'mentoring', hours: '4' })),
        fileIds: [files[0].id],
        version,
      }),
    )
    await scene.decide(again.applicationId, 'approved')
    expect(await total(m, cycle)).toBe(4)
  })

  test('only what is confirmed, and by nobody who has not the right', async () => {
    const m = await scene.medic()
    const { id } = await added(m)
    expect((await reverse(id)).body.code).toBe('activity.not-confirmed')
    expect((await reverse(id, 'Ошибся', m.client)).status).toBe(403)
    expect((await reverse('0193a1de-0000-7000-8000-0000000000ff')).status).toBe(404)
  })
})

test('D7+ what is freed goes to what was cut: in order, within the limit, no more than was freed, and nothing where there is no limit', () => {
  const rule = (yearlyMost: number | null): ActivityRule[] => [
    {
      kind: 'talk',
      effectiveFrom: '2023-01-01',
      effectiveTo: null,
      creditsPerHour: 1,
      yearlyMost,
      words: 'w',
      source: 's',
    },
  ]
  const talk = (id: string, hours: number | null, credits: number) => ({
    id,
    kind: 'talk' as const,
    hours,
    happened_on: '2026-05-12',
    credits,
  })
  const freed = (most: number | null, standing: ReturnType<typeof talk>[], n: number) =>
    freedCredits(rule(most), standing, n).map((f) => [f.of.id, f.credits])
  expect(freed(10, [talk('a', 6, 4), talk('b', 6, 0)], 6)).toEqual([
    ['a', 2],
    ['b', 4],
  ])
  expect(freed(10, [talk('a', 3, 3), talk('b', null, 0)], 6)).toEqual([])
  expect(freed(20, [talk('a', 9, 1)], 2)).toEqual([['a', 2]])
  expect(freed(null, [talk('a', 9, 1)], 8)).toEqual([])
  expect(freed(10, [talk('a', 20, 10)], 5)).toEqual([])
})
