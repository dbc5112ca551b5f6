/** D1, D3: everything of a person's learning in one list; made of events alone, so a replay gives the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import readXlsxFile from 'read-excel-file/node'
import type { z } from 'zod'
import type { Event } from '../../platform/event.ts'
import { issued, revoked } from '../credentials/contract.ts'
import { credited } from '../credits/contract.ts'
import { merged } from '../identity/contract.ts'
import { planScene, type PlanScene } from '../plans/plans.test.scene.ts'
import { studyAnnulled, studyFinished, studyMoved } from '../studies/contract.ts'
import type { PortfolioEntry } from './contract.ts'
import { rebuild } from './use-cases/rebuild.ts'

let s: PlanScene
beforeAll(async () => {
  s = await planScene()
})
afterAll(() => s.app.close())

const say = <T extends z.ZodType>(e: Event<T>, payload: z.input<T>) =>
  s.app.context(null).transaction((tx) => tx.publish(e, payload))
const uuid = () => crypto.randomUUID()

const study = (personId: string, over: object = {}) => ({
  studyId: uuid(),
  personId,
  programmeId: uuid(),
  organisationId: uuid(),
  title: 'Эхокардиография: трудные случаи',
  kind: 'advanced' as const,
  organisationName: 'Северная академия',
  credits: 36,
  specialtyKey: '31.08.36',
  ...over,
})
type Study = ReturnType<typeof study>
const moved = (of: Study, state: 'applied' | 'learning' | 'failed') =>
  say(studyMoved, {
    ...of,
    state,
    startsOn: '2026-02-01',
    endsOn: '2026-03-01',
    reason: null,
    isOwnAct: true,
  })
const finished = (of: Study, finishedOn = '2026-02-26') =>
  say(studyFinished, {
    ...of,
    version: 1,
    number: 'ПК-000001',
    hours: 36,
    rule: '1 час — 1 ЗЕТ',
    startedOn: '2026-02-01',
    finishedOn,
    documentNumber: '7827 0114823',
    via: 'results',
    approvedBy: null,
  })
const ledger = (of: Study, cycleId: string, credits = 36) =>
  say(credited, {
    cycleId,
    personId: of.personId,
    credits,
    title: of.title,
    isReversal: credits < 0,
    isOwnAct: false,
    of: {
      source: `study/${of.studyId}`,
      kind: 'programme',
      earnedOn: '2026-02-26',
      organisation: of.organisationName,
    },
  })
const certificate = (personId: string) => ({
  certificateId: uuid(),
  personId,
  number: 'НМО-77',
  kind: 'study',
  title: 'Обучение окончено',
  applicationId: null,
  sourceKey: uuid(),
})

async function medic() {
  const { person, client } = await s.medic()
  const list = async (query = ''): Promise<PortfolioEntry[]> => {
    await s.app.work()
    return s.ok(await client.get(`/api/portfolio${query}`)).items
  }
  return { person, client, list }
}

describe('D1 a row', () => {
  test('follows one learning from the application to its credits, each thing said once', async () => {
    const m = await medic()
    const one = study(m.person.id)
    await moved(one, 'applied')
    expect(await m.list()).toMatchObject([
      {
        kind: 'programme',
        status: 'waiting',
        word: 'Заявка подана',
        startsOn: '2026-02-01',
        dueOn: '2026-03-01',
      },
    ])
    await moved(one, 'learning')
    await finished(one)
    await ledger(one, uuid())
    expect(await m.list()).toMatchObject([
      {
        status: 'done',
        endedOn: '2026-02-26',
        credits: 36,
        credited: 36,
        specialty: 'Кардиология',
        number: '7827 0114823',
      },
    ])
    await say(studyAnnulled, { ...one, why: 'Ведомость с ошибкой' })
    await ledger(one, uuid(), -36)
    expect(await m.list()).toMatchObject([{ status: 'ended', credited: 0, note: 'Ведомость с ошибкой' }])
  })

  test('certificates, plans and confirmed claims stand beside it', async () => {
    const m = await medic()
    const paper = certificate(m.person.id)
    await say(issued, paper)
    await say(revoked, { ...paper, reason: 'Выдан по ошибке' })
    const w = s.wishes({ hours: '2' })
    await s.published(s.staff, {
      title: 'Разбор',
      kind: 'module',
      hours: 2,
      bases: ['budget'],
      priceKopecks: null,
    })
    const { proposal } = s.ok(await m.client.post('/api/plans/proposal', w))
    const items = proposal.items.map((i: { programmeId: string }) => ({ programmeId: i.programmeId }))
    s.ok(await m.client.post('/api/plans', { wishes: w, items }))
    await say(credited, {
      cycleId: uuid(),
      personId: m.person.id,
      credits: 12,
      title: 'Конференция',
      isReversal: false,
      isOwnAct: false,
      of: { source: `claim/${uuid()}`, kind: 'event', earnedOn: '2026-03-01', organisation: 'Академия' },
    })
    const kinds = (await m.list()).map((e) => `${e.kind} ${e.status}`).toSorted()
    expect(kinds).toEqual(['certificate ended', 'event done', 'plan current'])
  })
})

describe('D3 what is asked for', () => {
  test('kinds, states, days, words and a specialty narrow it; counts say what each would show; pages meet', async () => {
    const m = await medic()
    for (const [i, kind] of (['advanced', 'module', 'module', 'event'] as const).entries()) {
      const one = study(m.person.id, {
        kind,
        title: `Учёба ${['раз', 'два', 'три', 'пять'][i]} об ЭКГ`,
        specialtyKey: i > 1 ? null : '31.08.36',
      })
      await moved(one, i === 3 ? 'learning' : 'applied')
      if (i < 3) await finished(one, `2026-0${i + 2}-20`)
    }
    const all = await m.list()
    expect(all).toHaveLength(4)
    expect((await m.list('?kind=module')).map((e) => e.title)).toEqual([
      'Учёба три об ЭКГ',
      'Учёба два об ЭКГ',
    ])
    expect(await m.list('?status=current')).toHaveLength(1)
    expect(await m.list('?specialty=31.08.36')).toHaveLength(2)
    expect(await m.list('?from=2026-04-01&to=2026-12-31')).toHaveLength(1)
    expect(await m.list(`?text=${encodeURIComponent('экг учеба три')}`)).toHaveLength(1)
    const body = s.ok(await m.client.get('/api/portfolio?kind=module&limit=1'))
    expect(body).toMatchObject({ total: 2, inAll: 4, kinds: [{ value: 'module', count: 2 }, {}, {}] })
    const next = s.ok(await m.client.get(`/api/portfolio?kind=module&limit=1&cursor=${body.nextCursor}`))
    expect([...body.items, ...next.items].map((e: PortfolioEntry) => e.id)).toEqual(
      (await m.list('?kind=module')).map((e) => e.id),
    )
    expect(next.nextCursor).toBeNull()
    const { cells } = s.ok(await m.client.get('/api/portfolio/timeline?kind=module'))
    expect(cells).toEqual([
      { month: '2026-03', kind: 'module', count: 1, credits: 0 },
      { month: '2026-04', kind: 'module', count: 1, credits: 0 },
    ])
  })

  test('Excel opens it with days and numbers; a title that looks like a formula stays a title; PDF is a PDF', async () => {
    const m = await medic()
    const one = study(m.person.id, { title: '=HYPERLINK("http://example.com")' })
    await finished(one)
    await m.list()
    const xlsx = await m.client.get('/api/portfolio/xlsx')
    const [sheet] = await readXlsxFile(Buffer.from(xlsx.raw))
    const rows = sheet!.data
    expect(rows[1]!.slice(0, 2)).toEqual(['Программа', '=HYPERLINK("http://example.com")'])
    expect(JSON.stringify(rows[1]![6])).toContain('2026-02-26')
    expect(rows[1]![8]).toBe(36)
    const pdf = await m.client.get('/api/portfolio/pdf')
    expect(Buffer.from(pdf.raw).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('is one’s own alone', async () => {
    const m = await medic()
    await finished(study(m.person.id))
    await m.list()
    const stranger = await medic()
    expect(await stranger.list()).toEqual([])
  })
})

describe('D1 a projection', () => {
  const dump = async () =>
    JSON.stringify(
      await s.app.sql('select row_to_json(e)::text as row from portfolio.entry e order by source'),
    )

  test('a replay of the journal gives the same portfolio byte for byte, merged accounts too', async () => {
    const [kept, gone] = [await medic(), await medic()]
    const [a, b] = [study(kept.person.id), study(gone.person.id)]
    for (const one of [a, b]) {
      await moved(one, 'learning')
      await finished(one)
      await ledger(one, uuid())
    }
    await s.app.work()
    await say(merged, { mergeId: uuid(), keptId: kept.person.id, goneId: gone.person.id })
    await s.app.work()
    // Said of the gone account, heard after the two were one.
    await say(studyAnnulled, { ...b, why: 'Поздняя весть' })
    expect(await kept.list()).toHaveLength(2)
    const before = await dump()
    expect(before.length).toBeGreaterThan(1000)
    await s.app.sql('truncate portfolio.entry, portfolio.event, portfolio.former')
    expect(await kept.list()).toEqual([])
    await rebuild(s.app.context(null))
    expect(await dump()).toBe(before)
    await rebuild(s.app.context(null))
    expect(await dump()).toBe(before)
  })

  test('events heard in another order, or twice, give the same row', async () => {
    const m = await medic()
    const one = study(m.person.id)
    await moved(one, 'applied')
    await moved(one, 'learning')
    await finished(one)
    await m.list()
    const before = await dump()
    await s.app.sql(`delete from portfolio.event where source = $1`, [`study/${one.studyId}`])
    const { hear } = await import('./use-cases/hear.ts')
    const ids = await s.app.sql(
      `select id::text as id from platform.outbox where payload ->> 'studyId' = $1 order by id desc`,
      [one.studyId],
    )
    for (const { id } of [...ids, ...ids]) await hear(s.app.context(null), null, String(id))
    expect(await dump()).toBe(before)
  })

  test('what was told is never changed', async () => {
    await expect(s.app.sql(`update platform.outbox set type = 'x'`)).rejects.toThrow(/append-only/)
    await expect(s.app.sql('delete from platform.outbox')).rejects.toThrow(/append-only/)
  })
})
