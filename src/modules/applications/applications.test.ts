import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asked, type DeskScene, deskScene, submit, upload } from './applications.test.scene.ts'
import { remindOfAnswers, tellOfMissedPromises } from './use-cases/remind.ts'

let scene: DeskScene
let app: DeskScene['app']
let applicant: DeskScene['applicant']
let medic: DeskScene['medic']
let verifier: DeskScene['verifier']

beforeAll(async () => {
  scene = await deskScene()
  ;({ app, applicant, medic, verifier } = scene)
})
afterAll(() => app.close())

describe('C7 an application', () => {
  test('D6 has a number, a status in the words of the source, a promised day, and a journal with exact times', async () => {
    const { id, number } = await submit(app, applicant)
    const { status, body } = await medic.get(`/api/applications/${id}`)
    expect(status).toBe(200)
    expect(number).toMatch(/^\d{4}-\d{6}$/)
    expect(body).toMatchObject({
      number,
      status: 'under-review',
      clock: 'runs',
      forecast: { basis: 'norm', reviewCount: 0 },
      can: { answer: false, write: true, withdraw: true },
    })
    expect(body.dueOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(body.files).toMatchObject([
      { name: 'diplom.jpg', type: 'image/jpeg', from: 'applicant', pageCount: 1 },
    ])
    expect(body.journal).toMatchObject([
      { act: 'submitted', to: 'under-review', note: 'Подписано кодом из СМС', at: body.submittedAt },
      { act: 'drafted', to: null },
    ])
    expect(await app.events()).toContain('application.submitted')
  })

  test('of somebody else does not exist', async () => {
    const { id } = await submit(app, applicant)
    const stranger = await app.as(await app.person())
    for (const reply of [
      await stranger.get(`/api/applications/${id}`),
      await stranger.post(`/api/applications/${id}/remarks`, { text: 'привет' }),
      await stranger.post(`/api/applications/${id}/withdrawal`),
      await stranger.post(`/api/applications/${id}/answers`, { text: 'привет', questionId: randomUUID() }),
    ])
      expect(reply).toMatchObject({ status: 404, body: { code: 'application.not-found' } })
  })

  test('numbers of a year have no gaps, even when ten are submitted at once and some fail', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => app.person()))
    const { submitApplication } = await import('./index.ts')
    const results = await Promise.allSettled(
      people.map((p, i) =>
        app.context(p).transaction(async (tx) => {
          const { number } = await submitApplication(tx, {
            kind: 'x',
            subjectId: randomUUID(),
            title: 'т',
            facts: [{ key: 'a', label: 'а', value: 'б' }],
            fileIds: [],
          })
          if (i % 3 === 0) throw new Error('не вышло')
          return number
        }),
      ),
    )
    const numbers = results
      .flatMap((r) => (r.status === 'fulfilled' ? [Number(r.value.slice(5))] : []))
      .sort((a, b) => a - b)
    expect(numbers).toHaveLength(6)
    expect(numbers.at(-1)! - numbers[0]!).toBe(5)
  })

  test('about one thing is one at a time', async () => {
    const { submitApplication } = await import('./index.ts')
    const input = {
      kind: 'one',
      subjectId: randomUUID(),
      title: 'т',
      facts: [{ key: 'a', label: 'а', value: 'б' }],
      fileIds: [],
    }
    await submitApplication(app.context(applicant), input)
    await expect(submitApplication(app.context(applicant), input)).rejects.toThrow('application_active')
  })
})

describe('D6 clarifying questions', () => {
  test('a question stops the clock visibly, names the last day, and the answer with a file starts it again', async () => {
    const { id, questionId } = await asked(scene, 'Пришлите, пожалуйста, печать крупнее')
    const waiting = (await medic.get(`/api/applications/${id}`)).body
    expect(waiting).toMatchObject({
      status: 'question',
      clock: 'stopped',
      forecast: null,
      question: { id: questionId, text: 'Пришлите, пожалуйста, печать крупнее', isOverdue: false },
      can: { answer: true },
    })
    expect(waiting.talk).toMatchObject([
      { from: 'verifier', kind: 'question', author: 'Л. М. Дёмина', isMine: false },
    ])
    const fileId = await upload(app, medic, 'pechat.jpg', 'application-message')
    const reply = await medic.post(`/api/applications/${id}/answers`, {
      questionId,
      text: 'Посылаю лист целиком',
      fileIds: [fileId],
    })
    expect(reply).toMatchObject({
      status: 200,
      body: { status: 'under-review', clock: 'runs', question: null },
    })
    expect(reply.body.talk[1]).toMatchObject({
      kind: 'answer',
      isMine: true,
      files: [{ name: 'pechat.jpg' }],
    })
    expect(reply.body.journal.map((j: { act: string }) => j.act)).toEqual([
      'answered',
      'asked',
      'claimed',
      'submitted',
      'drafted',
    ])
    expect(
      (await verifier.get(`/api/desk/applications/${id}/files/${fileId}/pages/1`)).headers['content-type'],
    ).toBe('image/jpeg')
  })

  test('answered twice: the second is told so, and leaves no second message', async () => {
    const { id, questionId } = await asked(scene)
    const answers = await Promise.all(
      [1, 2].map((n) => medic.post(`/api/applications/${id}/answers`, { questionId, text: `Ответ ${n}` })),
    )
    expect(answers.map((r) => r.status).sort((a, b) => a - b)).toEqual([200, 409])
    expect(answers.find((r) => r.status === 409)?.body.code).toBe('application.already-answered')
    expect((await medic.get(`/api/applications/${id}`)).body.talk).toHaveLength(2)
  })

  test('a double click on «Отправить ответ» is one answer', async () => {
    const { id, questionId } = await asked(scene)
    const idempotencyKey = randomUUID()
    const answers = await Promise.all(
      [1, 2].map(() =>
        medic.post(`/api/applications/${id}/answers`, { questionId, text: 'Ответ' }, { idempotencyKey }),
      ),
    )
    expect(answers.map((r) => r.status)).toEqual([200, 200])
    expect(answers[0]?.body).toEqual(answers[1]?.body)
    expect((await medic.get(`/api/applications/${id}`)).body.talk).toHaveLength(2)
  })

  test('the applicant asks too, the verifier writes back, and the clock goes on', async () => {
    const { id } = await submit(app, applicant)
    const mine = await medic.post(`/api/applications/${id}/remarks`, { text: 'Нужен ли оригинал?' })
    expect(mine.body).toMatchObject({ status: 'under-review', clock: 'runs', version: 2 })
    await verifier.post(`/api/desk/applications/${id}/claim`)
    await verifier.post(`/api/desk/applications/${id}/remarks`, { text: 'Нет, скана достаточно' })
    expect((await medic.get(`/api/applications/${id}`)).body.talk).toMatchObject([
      { kind: 'remark', from: 'applicant' },
      { kind: 'remark', from: 'verifier', text: 'Нет, скана достаточно' },
    ])
  })

  test('an empty message, a foreign file and a file already used elsewhere are refused and leave no trace', async () => {
    const { id } = await submit(app, applicant)
    const foreign = await upload(app, verifier, 'chuzhoy.jpg')
    expect(await medic.post(`/api/applications/${id}/remarks`, { text: '  ' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'text' }] },
    })
    expect(
      (await medic.post(`/api/applications/${id}/remarks`, { text: 'вот', fileIds: [foreign] })).status,
    ).toBe(404)
    expect((await medic.get(`/api/applications/${id}`)).body.talk).toEqual([])
  })

  test('the applicant opens what the verifier attached, and the verifier’s name for it stands in the journal', async () => {
    const { id } = await submit(app, applicant)
    await verifier.post(`/api/desk/applications/${id}/claim`)
    const fileId = await upload(app, verifier, 'obrazec.jpg', 'application-message')
    await verifier.post(`/api/desk/applications/${id}/questions`, { text: 'Вот образец', fileIds: [fileId] })
    expect((await medic.get(`/api/applications/${id}/files/${fileId}`)).headers['content-type']).toBe(
      'image/jpeg',
    )
    expect((await medic.get(`/api/applications/${id}/files/${randomUUID()}`)).body.code).toBe(
      'application.file-not-found',
    )
  })

  test('the applicant is reminded on the last day and once after it; hearing the clock twice tells nothing new; nobody is refused', async () => {
    const { id } = await asked(scene)
    const body = (await medic.get(`/api/applications/${id}`)).body
    const reminders = async () =>
      (
        await app.sql(
          `select payload from platform.outbox where type = 'application.answer-reminded' and payload->>'applicationId' = $1 order by id`,
          [id],
        )
      ).map((r) => r['payload'])
    const lastDay = new Date(`${body.question.deadline}T09:00:00Z`)
    const ctx = (at: Date) => ({ ...app.context(null), now: at, transaction: app.context(null).transaction })
    await remindOfAnswers(ctx(lastDay))
    await remindOfAnswers(ctx(lastDay))
    expect(await reminders()).toMatchObject([{ isOverdue: false, deadline: body.question.deadline }])
    const after = new Date(lastDay.getTime() + 86_400_000)
    await Promise.all([remindOfAnswers(ctx(after)), remindOfAnswers(ctx(after))])
    expect(await reminders()).toMatchObject([{ isOverdue: false }, { isOverdue: true }])
    expect((await medic.get(`/api/applications/${id}`)).body.status).toBe('question')
  })
})

describe('D6 a promised day that passed is owned up to', () => {
  test('once', async () => {
    const { id } = await submit(app, applicant)
    await app.sql(`update applications.application set due_on = '2020-01-09' where id = $1`, [id])
    await tellOfMissedPromises(app.context(null))
    await tellOfMissedPromises(app.context(null))
    const told = await app.sql(
      `select payload from platform.outbox where type = 'application.promise-missed' and payload->>'applicationId' = $1`,
      [id],
    )
    expect(told).toHaveLength(1)
  })
})
