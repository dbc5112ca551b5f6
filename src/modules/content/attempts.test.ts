/** D2: tests of the portal: written by whoever teaches, taken by the server's clock, explained after the end. Over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentScene, type ContentScene, type Learner } from './content.test.scene.ts'
import { all, rules, single } from './attempts.test.data.ts'
import type { Attempt, Bank, Question, TestRules } from './contract.ts'

let scene: ContentScene
beforeAll(async () => {
  scene = await contentScene()
})
afterAll(() => scene.app.close())

async function bankOf(programmeId: string, questions: readonly Question[]): Promise<Bank> {
  const made = (await scene.staff.post(`/api/content/programmes/${programmeId}/banks`, { name: 'Итоговый' }))
    .body
  const saved = await scene.staff.put(`/api/content/banks/${made.id}`, {
    name: 'Итоговый',
    questions,
    revision: made.revision,
  })
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body))
  return saved.body
}

async function taught(questions: readonly Question[], over: Partial<TestRules> = {}) {
  const programmeId = await scene.module()
  const bank = await bankOf(programmeId, questions)
  const added = await scene.staff.post(`/api/content/programmes/${programmeId}/items`, {
    title: 'Итоговый тест',
    test: { bankId: bank.id, rules: { ...rules, ...over } },
  })
  if (added.status !== 201) throw new Error(JSON.stringify(added.body))
  await scene.openNow(programmeId)
  const m = await scene.learner(programmeId)
  const itemId = (await m.course()).items[0]!.id
  return { programmeId, bank, m, itemId }
}

const begin = async (m: Learner, itemId: string): Promise<Attempt> =>
  (await m.client.post(`/api/courses/${m.studyId}/items/${itemId}/attempts`)).body

const answer = (m: Learner, a: Attempt, n: number, value: object) =>
  m.client.put(`/api/attempts/${a.id}/answers/${n}`, { value })

/** As whoever knows the bank would answer, in the places of this try. */
function rightValue(q: Attempt['questions'][number]['shown']): object {
  const written = all.find((one) => one.words === q.words)!
  switch (q.kind) {
    case 'single':
      return { kind: 'single', chosen: q.choices.indexOf('Адреналин') }
    case 'multiple':
      return {
        kind: 'multiple',
        chosen: ['Отёк языка', 'Бронхоспазм', 'Падение давления'].map((c) => q.choices.indexOf(c)),
      }
    case 'match':
      return {
        kind: 'match',
        rights: written.kind === 'match' ? written.pairs.map((p) => q.rights.indexOf(p.right)) : [],
      }
    case 'order':
      return {
        kind: 'order',
        order: written.kind === 'order' ? written.steps.map((s) => q.steps.indexOf(s)) : [],
      }
    case 'number':
      return { kind: 'number', typed: '0,0105' }
    case 'text':
      return { kind: 'text', typed: 'Сейчас поможем, оставайтесь рядом' }
  }
}

describe('D2 a test', () => {
  test('no right answer leaves the server while a try may still follow; once passed each stands beside its explanation', async () => {
    const { m, itemId } = await taught(all)
    const a = await begin(m, itemId)
    const secrets = /explanation":"|"right":\{|Три системы|Просто и спокойно|tolerance/
    expect(JSON.stringify(a)).not.toMatch(secrets)
    expect(a.questions.every((q) => q.right === null && q.points === null)).toBe(true)
    for (const [n, q] of a.questions.entries())
      expect((await answer(m, a, n, rightValue(q.shown))).status).toBe(200)
    const { body: ended } = await m.client.post(`/api/attempts/${a.id}/end`)
    expect(ended).toMatchObject({ state: 'review', isPassed: null, can: { answer: false } })
    const one = ended.questions.find((q: { shown: { words: string } }) => q.shown.words === single.words)
    expect(one).toMatchObject({ points: 1, right: null, explanation: null })
    expect(JSON.stringify(ended)).not.toMatch(secrets)
    expect((await answer(m, a, 0, rightValue(a.questions[0]!.shown))).body.code).toBe('attempt.ended')
    // A second end answers the same.
    expect((await m.client.post(`/api/attempts/${a.id}/end`)).body).toMatchObject({ state: 'review' })
  })

  test('a free answer is counted by whoever teaches, without a name; then the try is passed and the module finished', async () => {
    const { m, itemId } = await taught(all)
    const a = await begin(m, itemId)
    for (const [n, q] of a.questions.entries()) await answer(m, a, n, rightValue(q.shown))
    await m.client.post(`/api/attempts/${a.id}/end`)
    const waiting = (await scene.staff.get('/api/content/reviews')).body.items
    const reading = waiting.find((r: { attemptId: string }) => r.attemptId === a.id)
    expect(reading).toMatchObject({
      words: 'Что скажете родным?',
      answer: 'Сейчас поможем, оставайтесь рядом',
      maxPoints: 2,
    })
    expect(JSON.stringify(waiting)).not.toContain(m.person.id)
    const path = `/api/content/reviews/${a.id}/answers/${reading.question}`
    expect((await scene.staff.post(path, { points: 3 })).body.errors).toMatchObject([{ field: 'points' }])
    const other = (await scene.provider('Чужая академия')).staff
    expect((await other.post(path, { points: 2 })).body.code).toBe('attempt.not-found')
    expect((await scene.staff.post(path, { points: 1.5, remark: 'Хорошо' })).body).toEqual({ left: 0 })
    const done = (await m.client.get(`/api/attempts/${a.id}`)).body
    expect(done).toMatchObject({ state: 'finished', isPassed: true, points: 9.5, maxPoints: 10 })
    expect(done.questions.at(reading.question).remark).toBe('Хорошо')
    const explained = done.questions.find((q: { shown: { words: string } }) => q.shown.words === single.words)
    expect([done.isExplained, explained.explanation]).toEqual([true, single.explanation])
    expect(explained.shown.choices[explained.right.chosen]).toBe('Адреналин')
    expect((await m.client.get(`/api/studies/${m.studyId}`)).body).toMatchObject({
      state: 'finished',
      score: 0.95,
    })
  })

  test('two tries are two tries; a double click begins one; the questions stay as they were', async () => {
    const { m, itemId, bank } = await taught([single])
    const [a, b] = await Promise.all([begin(m, itemId), begin(m, itemId)])
    expect(a.id).toBe(b.id)
    await scene.staff.put(`/api/content/banks/${bank.id}`, {
      name: bank.name,
      questions: [{ ...single, words: 'Другой вопрос', right: 0 }],
      revision: bank.revision,
    })
    expect((await m.client.get(`/api/attempts/${a.id}`)).body.questions[0].shown.words).toBe(single.words)
    await answer(m, a, 0, {
      kind: 'single',
      chosen: (a.questions[0]!.shown as { choices: string[] }).choices.indexOf('Преднизолон'),
    })
    const first = (await m.client.post(`/api/attempts/${a.id}/end`)).body
    expect(first).toMatchObject({ isPassed: false, points: 0, attemptsLeft: 1, can: { repeat: true } })
    const look = async () => JSON.stringify((await m.client.get(`/api/attempts/${a.id}`)).body)
    const secrets = /Адреналин внутримышечно|"right":\{/
    expect(JSON.stringify(first)).not.toMatch(secrets)
    const second = await begin(m, itemId)
    expect([second.number, second.questions[0]!.shown.words]).toEqual([2, 'Другой вопрос'])
    // The last try is under way: none is left, and still nothing is told of the first.
    expect(await look()).not.toMatch(secrets)
    await m.client.post(`/api/attempts/${second.id}/end`)
    expect(await look()).toMatch(secrets)
    const third = await m.client.post(`/api/courses/${m.studyId}/items/${itemId}/attempts`)
    expect(third.body.code).toBe('attempt.no-more')
    expect((await m.course()).items[0]).toMatchObject({ state: 'failed', test: { attemptsLeft: 0 } })
  })

  test('the clock is the server’s: after the time answers are refused and what was in is counted', async () => {
    const { m, itemId } = await taught([single], { minutes: 10 })
    const a = await begin(m, itemId)
    const right = {
      kind: 'single',
      chosen: (a.questions[0]!.shown as { choices: string[] }).choices.indexOf('Адреналин'),
    }
    await answer(m, a, 0, right)
    scene.app.travel(10 * 60_000 + 6000)
    expect((await answer(m, a, 0, { kind: 'single', chosen: 0 })).body.code).toBe('attempt.ended')
    const job = scene.app.portal.jobs.find((j) => j.name === 'content.end-overdue')!
    if (job.kind !== 'schedule') throw new Error('a clock')
    await job.work(scene.app.context(null))
    const ended = (await m.client.get(`/api/attempts/${a.id}`)).body
    expect(ended).toMatchObject({ state: 'finished', isPassed: true, finishedAt: a.dueAt })
  })

  test('of two devices the later answer stands: one that lay without a line does not take its place', async () => {
    const { m, itemId } = await taught([single], { minutes: 5 })
    const a = await begin(m, itemId)
    const put = (chosen: number, waitedMs?: number) =>
      m.client.put(`/api/attempts/${a.id}/answers/0`, { value: { kind: 'single', chosen }, waitedMs })
    const now = async () => (await m.client.get(`/api/attempts/${a.id}`)).body.questions[0].answer.chosen
    scene.app.travel(2 * 60_000)
    expect((await put(0, 60_000)).body.outcome).toBe('kept')
    expect((await put(1)).body.outcome).toBe('kept')
    expect((await put(2, 110_000)).body.outcome).toBe('older')
    expect(await now()).toBe(1)
    scene.app.travel(60_000)
    expect((await put(2, 30_000)).body.outcome).toBe('kept')
    expect(await now()).toBe(2)
    expect((await put(2, -1)).status).toBe(422)
    // However long it lay, it does not begin before its try, and not after the end.
    scene.app.travel(3 * 60_000)
    expect((await put(1, 4 * 60_000)).body.code).toBe('attempt.ended')
  })

  test('an answer of another question, of another person, out of the choices is refused', async () => {
    const { m, itemId } = await taught([single])
    const a = await begin(m, itemId)
    for (const value of [
      { kind: 'multiple', chosen: [0] },
      { kind: 'single', chosen: 3 },
      { kind: 'single', chosen: -1 },
      { kind: 'single' },
    ])
      expect((await answer(m, a, 0, value)).status).toBe(422)
    expect((await answer(m, a, 7, { kind: 'single', chosen: 0 })).status).toBe(422)
    const stranger = await scene.app.as(await scene.app.person())
    for (const reply of [
      await stranger.get(`/api/attempts/${a.id}`),
      await stranger.post(`/api/attempts/${a.id}/end`),
      await stranger.put(`/api/attempts/${a.id}/answers/0`, { value: { kind: 'single', chosen: 0 } }),
    ])
      expect(reply.body.code).toBe('attempt.not-found')
  })
})

describe('D2 questions', () => {
  test('come from a table: all lines or none, faults by line and column', async () => {
    const programmeId = await scene.module()
    const bank = await bankOf(programmeId, [])
    const send = (lines: readonly string[], isDry = false) =>
      scene.staff.post(`/api/content/banks/${bank.id}/table`, {
        csv: ['Вид;Вопрос;Варианты;Верно;Погрешность;Единицы;Баллы;Объяснение', ...lines].join('\n'),
        isDry,
      })
    const bad = await send([
      'Один верный ответ;Вопрос 1;А|Б;3;;;;',
      'Непонятно;Вопрос 2;;;;;;',
      'Число;Вопрос 3;;много;;;;',
      'Соответствие;Вопрос 4;А=1|Б;;;;;',
      'Один верный ответ;;А|Б;1;;;;',
      'Порядок;Вопрос 6;А|А;;;;;',
    ])
    expect(bad.body).toMatchObject({ added: 0 })
    expect(bad.body.faults.map((f: { line: number; column: string }) => [f.line, f.column])).toEqual([
      [2, 'Верно'],
      [3, 'Вид'],
      [4, 'Верно'],
      [5, 'Варианты'],
      [6, 'Вопрос'],
      [7, 'Варианты'],
    ])
    const good = [
      'Один верный ответ;Что первым?;Преднизолон|Адреналин;2;;;;Потому что',
      'Несколько верных ответов;Признаки;А|Б|В;1, 3;;;2;',
      'Соответствие;Дозы;Взрослый = 0,5 мл|Ребёнок = 0,15 мл;;;;;',
      'Порядок;Действия;Раз|Два|Три;;;;;',
      'Число;Доза;;0,01;0,001;мг/кг;;',
      'Свободный ответ;Расскажите;;Спокойно;;;3;',
    ]
    expect((await send(good, true)).body).toMatchObject({ added: 0, faults: [] })
    expect((await send(good)).body).toMatchObject({ added: 6, faults: [] })
    const saved = (await scene.staff.get(`/api/content/banks/${bank.id}`)).body as Bank
    expect(saved.questions.map((q) => q.kind)).toEqual([
      'single',
      'multiple',
      'match',
      'order',
      'number',
      'text',
    ])
    expect(saved.questions[1]).toMatchObject({ right: [0, 2], points: 2 })
    const learner = await scene.app.as(await scene.app.person())
    expect((await learner.get(`/api/content/banks/${bank.id}`)).status).toBe(403)
  })

  test('a test that its bank cannot fill is refused; two of the staff do not overwrite each other', async () => {
    const programmeId = await scene.module()
    const bank = await bankOf(programmeId, [single])
    const added = await scene.staff.post(`/api/content/programmes/${programmeId}/items`, {
      title: 'Тест',
      test: { bankId: bank.id, rules: { ...rules, count: 5 } },
    })
    expect(added.body.errors).toMatchObject([
      { field: 'rules.count', message: 'В наборе вопросов — 1, а тест берёт 5' },
    ])
    const twice = await scene.staff.put(`/api/content/banks/${bank.id}`, {
      name: 'x',
      questions: [],
      revision: bank.revision - 1,
    })
    expect(twice.body.code).toBe('content.changed')
    const wrong = await scene.staff.put(`/api/content/banks/${bank.id}`, {
      name: 'x',
      questions: [{ ...single, right: 9 }],
      revision: bank.revision,
    })
    expect(wrong.body.errors).toMatchObject([{ field: 'questions.0.right' }])
  })
})
