/** D7+ over HTTP: retraining brings no credits, whichever way it comes: by a document or by learning on the portal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayFrom, ok, studyScene, today, type StudyScene } from '../studies/studies.test.scene.ts'

let scene: StudyScene
beforeAll(async () => {
  scene = await studyScene()
})
afterAll(() => scene.app.close())

describe('D7+ retraining', () => {
  test('on the portal promises no credits and brings none; the person is told by which rule', async () => {
    const p = await scene.published(scene.staff, { kind: 'retraining', hours: 256 })
    expect(p.credits).toBe(0)
    const m = await scene.learner()
    const cycle = ok(
      await m.client.post('/api/credits/cycles', {
        specialty: p.specialties[0]!.key,
        number: '60 24 1',
        issuedOn: dayFrom(-700),
      }),
    )
    const weighed = ok(await m.client.get(`/api/credits/programmes/${p.id}`))
    expect(weighed.credits).toBe(0)
    const { id } = ok(await scene.begin(m, p))
    ok(
      await scene.staff.post('/api/studies/desk/enrolments', {
        ids: [id],
        to: 'learning',
        orderNumber: '12-з',
      }),
    )
    ok(
      await scene.staff.post('/api/studies/desk/results', {
        items: [{ id, result: 'finished', finishedOn: today, documentNumber: 'ДПП-1' }],
      }),
    )
    await scene.app.work()
    const study = ok(await m.client.get(`/api/studies/${id}`))
    expect(study).toMatchObject({ state: 'finished', credits: 0 })
    // Nobody waits for credits that will not come.
    expect(study.stage.steps).not.toContain('credited')
    expect(ok(await m.client.get(`/api/credits/cycles/${cycle.id}`)).total).toBe(0)
    expect(ok(await m.client.get('/api/credits/cycles')).expectations).toEqual([])
    const told = ok(await m.client.get('/api/notifications')).items.find(
      (n: { title: string }) => n.title === 'Обучение окончено, ЗЕТ за него нет',
    )
    expect(told).toMatchObject({ link: `/learning/${id}` })
    expect(told.text).toMatch(/Переподготовка ЗЕТ не даёт: приказ Минздрава России от 28\.10\.2022 № 709н/)
  })

  test('is read the same by the rule of programmes and by the rule of documents, on every day of either', async () => {
    const rows = await scene.app.sql(
      `select day::date::text, p.credits_per_hour as learnt, d.credits_per_hour as document
        from (select effective_from as day from learning.rule where kind = 'retraining'
          union select effective_from from credits.worth where what = 'retraining-document' and effective_from >= '2023-01-01') days
        join learning.rule p on p.kind = 'retraining' and p.effective_from <= day and (p.effective_to is null or day < p.effective_to)
        join credits.worth d on d.what = 'retraining-document' and d.effective_from <= day and (d.effective_to is null or day < d.effective_to)`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row['learnt'], String(row['day'])).toBe(row['document'])
  })
})
