/** D1, D7+ over HTTP: other activity is told of with a scan, checked as any document, and kept in the portfolio. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uploadFile } from '../../test/uploads.ts'
import { recordScene, type Medic, type RecordScene } from '../records/records.test.scene.ts'
import { activityCredits, activityRuleOn, type ActivityRule } from './domain/activity.ts'

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

describe('D7+ other activity', () => {
  test('every wrong field is named, and nothing is kept', async () => {
    const m = await scene.medic()
    const reply = await m.client.post('/api/credits/activities', { hours: 'много', happenedOn: '2026-02-31' })
    expect(reply.status).toBe(422)
    expect(reply.body.errors.map((e: { field: string }) => e.field)).toEqual([
      'kind',
      'title',
      'place',
      'specialty',
      'happenedOn',
      'hours',
      'fileIds',
    ])
    expect(scene.ok(await m.client.get('/api/credits/activities')).items).toEqual([])
  })

  test('is checked at the desk of documents, and stands in the portfolio without credits where no rule gives them', async () => {
    const m = await scene.medic()
    const { id, applicationId } = await added(m)
    await scene.app.work()
    expect(await inPortfolio(m)).toMatchObject([{ status: 'waiting', word: 'Проверяется' }])
    await scene.decide(applicationId, 'approved')
    expect(await one(m, id)).toMatchObject({ state: 'confirmed', credits: 0, can: { mend: false } })
    expect(await inPortfolio(m)).toMatchObject([{ status: 'done', kind: 'other', credited: 0 }])
    expect(scene.ok(await m.client.get('/api/credits/cycles')).expectations).toEqual([])
    const stranger = await scene.medic()
    expect((await stranger.client.get(`/api/credits/activities/${id}`)).status).toBe(404)
  })

  test('returned with a reason, it is mended and looked at again', async () => {
    const m = await scene.medic()
    const { id, applicationId, files, version } = await added(m)
    const mend = async (v: number) =>
      m.client.put(`/api/credits/activities/${id}`, {
        ...(await fields(m)),
        fileIds: [files[0].id],
        title: 'Отёк лёгких',
        version: v,
      })
    expect((await mend(version)).body.code).toBe('activity.cannot-mend')
    await scene.decide(applicationId, 'rejected')
    const back = await one(m, id)
    expect(back).toMatchObject({ state: 'returned', can: { mend: true } })
    expect(back.reason).toBeTruthy()
    expect((await mend(version)).body.code).toBe('activity.changed')
    const again = scene.ok(await mend(back.version))
    expect(again).toMatchObject({ state: 'under-review', title: 'Отёк лёгких' })
    await scene.decide(again.applicationId, 'approved')
    expect(await one(m, id)).toMatchObject({ state: 'confirmed' })
  })

  test('a rule with credits brings them to the ledger as the fourth kind, up to the limit of the year', async () => {
    const m = await scene.medic()
    const cycle = scene.ok(
      await m.client.post('/api/credits/cycles', {
        specialty: '31.08.12',
        number: '60 24 1',
        issuedOn: '2024-03-14',
      }),
      201,
    )
    await scene.app.sql(
      `insert into credits.activity_rule (kind, effective_from, effective_to, credits_per_hour, yearly_most, words, source, is_verified)
       values ('teaching', '2026-01-01', null, 2, 10, '1 час преподавания — 2 ЗЕТ, до 10 в год', 'проверка', false)`,
      [],
    )
    await scene.app.sql(
      `update credits.activity_rule set effective_to = '2026-01-01' where kind = 'teaching' and effective_from = '2023-01-01'`,
      [],
    )
    for (const [i, hours] of ['4', '4'].entries()) {
      const { applicationId } = await added(m, {
        kind: 'teaching',
        hours,
        title: ['Лекции по шоку', 'Занятия по эхокардиографии'][i],
        happenedOn: ['2026-05-12', '2026-09-12'][i],
      })
      await scene.decide(applicationId, 'approved')
    }
    expect(scene.ok(await m.client.get(`/api/credits/cycles/${cycle.id}`)).sums).toMatchObject({ other: 10 })
  })
})

test('D7+ the limit of a year is kept, and the rule of the day is taken', () => {
  const rule = (over: Partial<ActivityRule>): ActivityRule => ({
    kind: 'talk',
    effectiveFrom: '2023-01-01',
    effectiveTo: '2026-01-01',
    creditsPerHour: 1,
    yearlyMost: 5,
    words: 'w',
    source: 's',
    ...over,
  })
  const all = [rule({}), rule({ effectiveFrom: '2026-01-01', effectiveTo: null, creditsPerHour: 0 })]
  expect(activityRuleOn(all, 'talk', '2025-12-31').creditsPerHour).toBe(1)
  expect(activityRuleOn(all, 'talk', '2026-01-01').creditsPerHour).toBe(0)
  expect(activityCredits(rule({}), 4, 0)).toBe(4)
  expect(activityCredits(rule({}), 4, 3)).toBe(2)
  expect(activityCredits(rule({}), 4, 9)).toBe(0)
  expect(activityCredits(rule({ yearlyMost: null }), 40, 0)).toBe(40)
  expect(activityCredits(rule({}), null, 0)).toBe(0)
})
