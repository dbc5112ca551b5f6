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

  const reviewed = async () => {
    const m = await scene.learner()
    const p = await scene.module()
    const { id } = ok(await scene.begin(m, p))
    await scene.progress(id, 1, true)
    const review = ok(await m.client.put(`/api/studies/${id}/review`, { rating: 1, text: 'Плохо' }))
    const decide = (body: object) =>
      scene.reviewer.post(`/api/studies/desk/reviews/${review.id}/decision`, body)
    ok(await decide({ to: 'shown' }))
    const rating = async () => ok(await scene.app.stranger().get(`/api/catalogue/${p.id}/reviews`)).count
    return { m, p, id, review, decide, rating }
  }

  test('ten writings a day are the limit, whether written over or deleted', async () => {
    const { m, id } = await reviewed()
    const write = (text: string) => m.client.put(`/api/studies/${id}/review`, { rating: 3, text })
    for (let i = 0; i < 9; i++) {
      ok(await write(`Раз ${i}`))
      if (i % 2 === 0) ok(await m.client.delete(`/api/studies/${id}/review`))
    }
    expect((await write('Ещё')).body.code).toBe('review.too-often')
  })

  test('the organisation reports a shown review; the reader leaves it or hides it, and the writer may write anew', async () => {
    const { m, id, review, decide, rating } = await reviewed()
    const report = () =>
      scene.staff.post(`/api/studies/desk/reviews/${review.id}/report`, { why: 'Это реклама' })
    ok(await report())
    expect((await report()).status).toBe(409)
    const reported = async () =>
      ok(await scene.reviewer.get('/api/studies/desk/reviews?state=reported')).items.filter(
        (r: { id: string }) => r.id === review.id,
      )
    expect(await reported()).toMatchObject([{ reportWhy: 'Это реклама', can: { show: true, hide: true } }])
    ok(await decide({ to: 'shown' }))
    expect([await reported(), await rating()]).toEqual([[], 1])
    expect((await decide({ to: 'shown' })).status).toBe(409)
    expect((await decide({ to: 'hidden', why: '' })).status).toBe(422)
    ok(await decide({ to: 'hidden', why: 'Всё-таки реклама' }))
    expect(await rating()).toBe(0)
    await scene.app.work()
    expect(await news(m)).toContain('Ваш отзыв не показан')
    expect(
      ok(await m.client.put(`/api/studies/${id}/review`, { rating: 2, text: 'Без рекламы' })).state,
    ).toBe('waiting')
  })

  test('another organisation cannot report it', async () => {
    const { review } = await reviewed()
    const { staff } = await scene.provider('Чужая академия')
    expect(
      (await staff.post(`/api/studies/desk/reviews/${review.id}/report`, { why: 'Не нравится' })).status,
    ).toBe(404)
  })

  test('a result that is taken back takes its review out of the rating', async () => {
    const { m, id, rating } = await reviewed()
    expect(await rating()).toBe(1)
    ok(await scene.staff.post(`/api/studies/desk/learners/${id}/annulment`, { why: 'Чужая работа' }))
    expect(await rating()).toBe(0)
    expect(ok(await m.client.get(`/api/studies/${id}/review`))).toMatchObject({
      review: { state: 'hidden' },
      can: { write: false },
    })
  })

  test('a programme that is shown again has its rating', async () => {
    const { p } = await reviewed()
    ok(await scene.staff.post(`/api/learning/desk/programmes/${p.id}/withdrawal`, { why: 'На время' }))
    await scene.app.work()
    const { revision } = ok(await scene.staff.get(`/api/learning/desk/programmes/${p.id}`))
    const fields = {
      kind: 'module',
      title: p.title,
      annotation: p.annotation,
      form: p.form,
      hours: 2,
      bases: ['budget'],
      specialties: ['31.08.36'],
      isAnytime: true,
    }
    ok(await scene.staff.put(`/api/learning/desk/programmes/${p.id}`, { ...fields, revision }))
    ok(await scene.staff.post(`/api/learning/desk/programmes/${p.id}/submission`))
    ok(await scene.reviewer.post('/api/learning/desk/decisions', { ids: [p.id], to: 'published' }))
    await scene.app.work()
    const [row] = await scene.app.sql(
      'select rating::float, review_count from learning.listing where programme_id = $1',
      [p.id],
    )
    expect(row).toEqual({ rating: 1, review_count: 1 })
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
