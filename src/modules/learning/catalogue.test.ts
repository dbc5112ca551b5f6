/** A2: the public catalogue over HTTP: words with errors, facets with counts, order, pages, one programme. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SigningClient } from '../../test/signing-client.ts'
import type { CatalogueLine, DeskProgramme } from './contract.ts'
import { learningScene, programme, type LearningScene } from './learning.test.scene.ts'

let scene: LearningScene
let staff: SigningClient
let guest: SigningClient
let academy: string
let institute: string
const made: DeskProgramme[] = []
const day = (days: number) =>
  new Date(scene.app.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  scene = await learningScene()
  guest = scene.app.stranger()
  ;({ id: academy, staff } = await scene.provider('Северная академия'))
  const other = await scene.provider('Институт профилактики')
  institute = other.id
  const put = async (hand: SigningClient, over: Record<string, unknown>) =>
    void made.push(await scene.published(hand, over))
  await put(staff, {})
  await put(staff, {
    title: 'Эхокардиография при сердечной недостаточности',
    hours: 18,
    priceKopecks: 1_450_000,
    specialties: ['31.08.36', '31.08.12'],
  })
  await put(staff, {
    kind: 'module',
    title: 'Ёмкость памяти врача: как учиться взрослым',
    annotation: 'Модуль о памяти и внимании. Пригодится и в кардиологии, и в педиатрии.',
    hours: 2,
    bases: ['budget'],
    priceKopecks: null,
    specialties: ['31.08.19'],
  })
  await put(other.staff, {
    kind: 'event',
    eventKind: 'webinar',
    title: 'Практика сестринского ухода',
    hours: 6,
    bases: ['budget', 'insurance'],
    priceKopecks: null,
    form: 'full-time',
    specialties: ['31.08.19'],
    isAnytime: true,
  })
  const [first] = made
  await staff.put(`/api/learning/desk/programmes/${first!.id}/sessions`, {
    sessions: [
      { startsOn: day(40), endsOn: day(60), places: 20 },
      { startsOn: day(10), endsOn: day(30), places: 4 },
    ],
    revision: first!.revision,
  })
})
afterAll(() => scene.app.close())

const ask = async (query: Record<string, string | string[]> = {}) => {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) words.append(name, one)
  const reply = await guest.get(`/api/catalogue?${words.toString()}`)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  return reply.body
}
const titles = async (text: string): Promise<string[]> =>
  (await ask({ text })).items.map((i: CatalogueLine) => i.title)
const of = (facet: { value: string; count: number }[]) =>
  Object.fromEntries(facet.map((f) => [f.value, f.count]))

describe('A2 words', () => {
  test.for([
    ['кардиология', 3],
    ['КАРДИОЛОГИИ', 3],
    ['эхокардиографии', 1],
    ['кардио', 3],
    ['емкость', 1],
    ['ёмкости памяти', 1],
    ['эхакардиаграфия', 1],
    ['крадиология', 3],
    ['ghfrnbrf', 1],
    ['rfhlbjkjubz', 3],
    ['практика ухода', 1],
    ['северная академия', 3],
    ['консерватория органа', 0],
    ['и при', 4],
    ['эхокардиография при недостаточности', 1],
    ['практика при уходе', 1],
    ["'); drop table learning.listing; --", 0],
  ] as const)('«%s» finds %i', async ([text, count]) => {
    const found = await ask({ text })
    expect([found.items.length, found.total]).toEqual([count, count])
  })

  test('what is in the name or the specialty comes before what is only in the text', async () => {
    const found = await titles('кардиология')
    expect(found.at(-1)).toContain('Ёмкость')
    expect(found[0]).toBe(programme().title)
  })

  test('the page says how wrong words were understood, and nothing when they were right', async () => {
    expect((await ask({ text: 'ghfrnbrf' })).understood).toBe('практика')
    expect((await ask({ text: 'эхакардиаграфия' })).understood).toBe('эхокардиография')
    expect((await ask({ text: 'кардиология' })).understood).toBeNull()
  })
})

describe('A2 facets', () => {
  test('each is counted under the others; zero stays', async () => {
    const all = await ask()
    expect(all).toMatchObject({ total: 4, inAll: 4, isMore: false, sort: 'nearest' })
    expect(of(all.facets.kind)).toEqual({ advanced: 2, retraining: 0, module: 1, event: 1 })
    expect(of(all.facets.basis)).toEqual({ budget: 2, insurance: 1, paid: 2 })
    expect(of(all.facets.hours)).toEqual({
      '1-6': 2,
      '7-17': 0,
      '18-36': 2,
      '37-72': 0,
      '73-144': 0,
      '145-': 0,
    })
    const advanced = await ask({ kind: 'advanced' })
    expect(advanced.total).toBe(2)
    expect(of(advanced.facets.kind)).toEqual({ advanced: 2, retraining: 0, module: 1, event: 1 })
    expect(of(advanced.facets.basis)).toEqual({ budget: 0, insurance: 0, paid: 2 })
    expect(advanced.facets.specialty).toEqual([
      { value: '31.08.36', name: 'Кардиология', count: 2 },
      { value: '31.08.12', name: 'Функциональная диагностика', count: 1 },
    ])
    const both = await ask({ kind: ['advanced', 'event'], specialty: '31.08.19' })
    expect(both.items.map((i: CatalogueLine) => i.kind)).toEqual(['event'])
    expect(of(both.facets.specialty)).toEqual({ '31.08.36': 2, '31.08.12': 1, '31.08.19': 1 })
    expect(of(both.facets.organisation)).toEqual({ [institute]: 1 })
  })

  test('what is chosen stays in sight with its zero', async () => {
    const found = await ask({ kind: 'event', organisation: academy })
    expect(found.items).toEqual([])
    expect(of(found.facets.organisation)).toEqual({ [institute]: 1, [academy]: 0 })
  })

  test('a large catalogue answers its first look from kept counts, of this day alone', async () => {
    const kept = { cells: [], specialties: [], organisations: [], inAll: 77 }
    const keep = (day: string) =>
      scene.app.sql(
        'insert into learning.tally (day, counted, at) values ($1, $2, now()) on conflict (only_one) do update set day = excluded.day',
        [day, JSON.stringify(kept)],
      )
    await keep(new Date(scene.app.now().getTime() + 3 * 3_600_000).toISOString().slice(0, 10))
    expect(await ask()).toMatchObject({ total: 0, inAll: 77 })
    // What words or long facets narrow is counted all the same.
    expect((await ask({ text: 'кардиология' })).total).toBe(3)
    expect((await ask({ specialty: '31.08.36' })).total).toBe(2)
    await keep('2026-01-01')
    expect(await ask()).toMatchObject({ total: 4, inAll: 4 })
    // A small one keeps none.
    await scene.published(staff, { title: 'Ещё одна программа' })
    await scene.app.work()
    expect(await scene.app.sql('select 1 from learning.tally')).toEqual([])
    await scene.app.sql(
      `delete from learning.listing where programme_id in (select programme_id from learning.version where title = 'Ещё одна программа')`,
    )
  })

  test('days of start: a quarter takes in its month', async () => {
    // The first one begins on any day and also has sessions.
    const found = await ask({ start: 'month' })
    expect(found.items.map((i: CatalogueLine) => i.title)).toEqual([programme().title])
    expect(of(found.facets.start)).toMatchObject({ anytime: 4 })
    expect((await ask({ start: 'quarter', form: 'distance' })).total).toBe(found.total)
  })
})

describe('A2 days and organisations', () => {
  test('between two days: what begins then is found, and that day stands in its line', async () => {
    const both = await ask({ from: day(5), to: day(50) })
    expect(both.items).toMatchObject([{ title: programme().title, next: { startsOn: day(10) } }])
    expect(both).toMatchObject({ total: 1 })
    expect(of(both.facets.kind)).toMatchObject({ advanced: 1, module: 0 })
    const later = await ask({ from: day(35), sort: 'nearest' })
    expect(later.items).toMatchObject([{ next: { startsOn: day(40) } }])
    expect((await ask({ from: day(11), to: day(39) })).items).toEqual([])
    expect((await ask({ to: day(9) })).total).toBe(0)
  })

  test('any organisation that teaches is found by words; of the others none', async () => {
    const names = async (text: string): Promise<string[]> =>
      (await guest.get(`/api/catalogue/organisations?text=${encodeURIComponent(text)}`)).body.items.map(
        (o: { name: string }) => o.name,
      )
    expect(await names('')).toEqual(['Северная академия', 'Институт профилактики'])
    expect(await names('ИНСТИТУТ проф')).toEqual(['Институт профилактики'])
    await scene.provider('Академия без программ')
    expect(await names('академия')).toEqual(['Северная академия'])
  })
})

describe('A2 order and pages', () => {
  test.for(['relevance', 'nearest', 'new', 'short', 'long', 'cheap'])(
    '%s: pages meet without a gap',
    async (sort) => {
      const ids: string[] = []
      let after: string | null = null
      do {
        const page: { items: CatalogueLine[]; nextCursor: string | null } = await ask({
          sort,
          size: '1',
          text: sort === 'relevance' ? 'кардиология' : '',
          ...(after ? { after } : {}),
        })
        ids.push(...page.items.map((i) => i.id))
        after = page.nextCursor
      } while (after)
      expect(ids).toHaveLength(sort === 'relevance' ? 3 : 4)
      expect(new Set(ids).size).toBe(ids.length)
    },
  )

  test('hours and price order as they say; a spoilt cursor begins anew', async () => {
    const hours = async (sort: string) => (await ask({ sort })).items.map((i: CatalogueLine) => i.hours)
    expect(await hours('short')).toEqual([2, 6, 18, 36])
    expect(await hours('long')).toEqual([36, 18, 6, 2])
    const prices = (await ask({ sort: 'cheap' })).items.map((i: CatalogueLine) => i.priceKopecks)
    expect(prices).toEqual([null, null, 1_450_000, 1_450_000])
    expect((await ask({ after: 'чепуха' })).items).toHaveLength(4)
    expect((await ask({ after: '0~чепуха~0193a1de-0000-7000-8000-000000000001' })).items).toHaveLength(4)
    expect((await ask({ after: '0~12:12~0193a1de-0000-7000-8000-000000000001' })).items).toHaveLength(4)
  })

  test('the nearest session stands in the line; a night later what began is past', async () => {
    const [first] = (await ask({ sort: 'nearest' })).items
    expect(first).toMatchObject({ title: programme().title, next: { startsOn: day(10), left: 4 } })
  })
})

describe('A2 one programme', () => {
  test('is open to everybody, with names of its specialties; a draft is not there', async () => {
    const reply = await guest.get(`/api/catalogue/${made[1]!.id}`)
    expect(reply.body).toMatchObject({
      title: 'Эхокардиография при сердечной недостаточности',
      credits: 18,
      organisation: { name: 'Северная академия' },
      specialties: [{ name: 'Кардиология' }, { name: 'Функциональная диагностика' }],
    })
    const draft = await staff.post('/api/learning/desk/programmes', programme())
    expect((await guest.get(`/api/catalogue/${draft.body.id}`)).status).toBe(404)
  })

  test('a new version is not shown before it is reviewed; a withdrawn one leaves the search and keeps its page', async () => {
    const one = await scene.published(staff, { title: 'Токсикология редких ядов' })
    await staff.put(`/api/learning/desk/programmes/${one.id}`, {
      ...programme({ title: 'Токсикология частых ядов' }),
      revision: one.revision,
    })
    expect((await guest.get(`/api/catalogue/${one.id}`)).body.title).toBe('Токсикология редких ядов')
    expect(await titles('токсикология')).toEqual(['Токсикология редких ядов'])
    await staff.post(`/api/learning/desk/programmes/${one.id}/withdrawal`, { why: 'Устарела' })
    expect(await titles('токсикология')).toEqual([])
    expect((await guest.get(`/api/catalogue/${one.id}`)).body).toMatchObject({
      state: 'withdrawn',
      withdrawn: { why: 'Устарела' },
    })
  })

  test('an organisation is found under its new name at once', async () => {
    const card = (await scene.admin.get(`/api/organisations/${institute}`)).body
    const { name: _, shortName: __, id, updatedAt: ___, ...rest } = card
    await scene.admin.put(`/api/organisations/${id}`, { ...rest, name: 'Дом науки', shortName: 'Дом науки' })
    await scene.app.work()
    expect(await titles('дом науки')).toEqual(['Практика сестринского ухода'])
  })
})
