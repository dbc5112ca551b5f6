/** D2 over HTTP: notes, questions to the teacher, reviews. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ok, studyScene, type StudyScene, type TestLearner } from './studies.test.scene.ts'

let scene: StudyScene
beforeAll(async () => {
  scene = await studyScene()
})
afterAll(() => scene.app.close())

const news = async (m: TestLearner): Promise<string[]> =>
  ok(await m.client.get('/api/notifications')).items.map((n: { title: string }) => n.title)

describe('D2 questions and reviews', () => {
  test('a question is answered by the staff, and the learner reads it', async () => {
    const m = await scene.learner()
    const { id } = ok(await scene.begin(m, await scene.module()))
    for (let i = 0; i < 5; i++)
      ok(await m.client.post(`/api/studies/${id}/questions`, { text: `Почему ${i}?` }))
    expect((await m.client.post(`/api/studies/${id}/questions`, { text: 'Шестой' })).status).toBe(409)
    const open = ok(await scene.staff.get('/api/studies/desk/questions')).items
    const first = open.find((q: { text: string }) => q.text === 'Почему 0?')
    ok(await scene.staff.post(`/api/studies/desk/questions/${first.id}/answer`, { text: 'Потому что' }))
    expect(
      (await scene.staff.post(`/api/studies/desk/questions/${first.id}/answer`, { text: 'Ещё' })).status,
    ).toBe(409)
    await scene.app.work()
    expect(await news(m)).toContain('Преподаватель ответил')
    expect(ok(await m.client.get(`/api/studies/${id}/questions`)).items[0]).toMatchObject({
      answer: 'Потому что',
    })
  })

  test('a review is written by whoever finished, shown after a look, answered, counted in the catalogue', async () => {
    const m = await scene.learner()
    const p = await scene.module()
    const { id } = ok(await scene.begin(m, p))
    const write = (rating: number) =>
      m.client.put(`/api/studies/${id}/review`, { rating, text: 'Ясно и по делу' })
    expect((await write(5)).status).toBe(409)
    await scene.progress(id, 1, true)
    expect((await write(6)).status).toBe(422)
    const review = ok(await write(4))
    const shown = async () => ok(await scene.app.stranger().get(`/api/catalogue/${p.id}/reviews`))
    expect(await shown()).toMatchObject({ items: [], count: 0, average: null })
    ok(await scene.reviewer.post(`/api/studies/desk/reviews/${review.id}/decision`, { to: 'shown' }))
    ok(await scene.staff.post(`/api/studies/desk/reviews/${review.id}/reply`, { text: 'Спасибо' }))
    expect(await shown()).toMatchObject({ items: [{ rating: 4, reply: 'Спасибо' }], count: 1, average: 4 })
    const rated = async (query: string) =>
      ok(await scene.app.stranger().get(`/api/catalogue?${query}`)).items.map((l: { id: string }) => l.id)
    expect(await rated('rating=4')).toEqual([p.id])
    expect((await rated('sort=rated'))[0]).toBe(p.id)
    ok(await write(2))
    expect(await shown()).toMatchObject({ count: 0 })
    expect(await rated('rating=3')).toEqual([])
  })

  test('a note changed on another device is not overwritten', async () => {
    const m = await scene.learner()
    const { id } = ok(await scene.begin(m, await scene.module()))
    const note = ok(await m.client.post(`/api/studies/${id}/notes`, { text: 'Раз' }))
    const change = (text: string) => m.client.put(`/api/studies/${id}/notes/${note.id}`, { text, version: 1 })
    ok(await change('Два'))
    const late = await change('Три')
    expect([late.status, late.body.current.text]).toEqual([409, 'Два'])
  })
})
