/** One-time codes as other modules use them: what they are bound to, how they die. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf } from '../../platform/house.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import { lastCode, sentTo } from '../../test/post.ts'
import { consumeCode, issueCode, killCodes } from './index.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('D5 a code confirms one content of one act; the act and the code go together', async () => {
  const person = await app.person()
  const ctx = app.context(person)
  const purpose = 'record-confirmation'
  const issue = (payloadHash: string) =>
    issueCode(ctx, { purpose, personId: person.id, payloadHash, about: 'сведения об образовании' })
  const { challengeId, sentTo: masked } = await issue('hash-1')
  expect(masked).toContain('•••')
  expect((await sentTo(app, person.phone))[0]?.text).toContain('сведения об образовании')
  const check = {
    challengeId,
    code: await lastCode(app, person.phone),
    purpose,
    personId: person.id,
    payloadHash: 'hash-1',
  }

  // The act fails: the code is not spent.
  await expect(
    ctx.transaction(async (tx) => {
      await consumeCode(tx, check)
      throw new Error('act')
    }),
  ).rejects.toThrow('act')
  await ctx.transaction((tx) => consumeCode(tx, check))
  await expect(consumeCode(ctx, check)).rejects.toMatchObject({ refusal: { code: 'code.dead' } })

  // Another content: the code dies at once.
  const second = await issue('hash-2')
  const code = await lastCode(app, person.phone)
  const altered = { ...check, challengeId: second.challengeId, code, payloadHash: 'hash-3' }
  await expect(consumeCode(ctx, altered)).rejects.toMatchObject({ refusal: { code: 'code.dead' } })
  await expect(consumeCode(ctx, { ...altered, payloadHash: 'hash-2' })).rejects.toMatchObject({
    refusal: { code: 'code.dead' },
  })
})

test('D5 a changed draft kills its code; a wrong code is counted though the act is undone', async () => {
  const person = await app.person()
  const ctx = app.context(person)
  const purpose = 'record-confirmation'
  const first = await issueCode(ctx, { purpose, personId: person.id, payloadHash: 'a', about: 'сведения' })
  const code = await lastCode(app, person.phone)
  const check = { challengeId: first.challengeId, code, purpose, personId: person.id, payloadHash: 'a' }
  const wrong = code === '111111' ? '222222' : '111111'
  const attempt = () => ctx.transaction((tx) => consumeCode(tx, { ...check, code: wrong }))
  await expect(attempt()).rejects.toMatchObject({
    refusal: { code: 'code.wrong' },
    extras: { attemptsLeft: 2 },
  })
  await expect(attempt()).rejects.toMatchObject({ extras: { attemptsLeft: 1 } })
  await killCodes(ctx, { purpose, personId: person.id })
  await expect(consumeCode(ctx, check)).rejects.toMatchObject({ refusal: { code: 'code.dead' } })
})

test('five codes an hour, then a pause', async () => {
  const person = await app.person()
  const issue = () =>
    issueCode(app.context(person), { purpose: 'x', personId: person.id, payloadHash: 'a', about: 'проверку' })
  for (let i = 0; i < 5; i++) {
    await issue()
    app.travel(61_000)
  }
  await expect(issue()).rejects.toMatchObject({
    refusal: { code: 'code.too-many' },
    extras: { retryAfterSeconds: expect.any(Number) },
  })
})

test('G5 codes that nobody answers stop at thirty an hour for one address; a hospital that enters its codes does not', async () => {
  const one = async (ip: string, isAnswered: boolean) => {
    const person = await app.person()
    const ctx = contextOf(app.house, {
      actor: app.context(person).actor,
      audit: 'sign-in',
      requestId: ip,
      origin: { ip, userAgent: 'Chrome' },
      now: app.now(),
    })
    const order = { purpose: 'sign-in', personId: person.id, payloadHash: 'a' }
    const { challengeId } = await issueCode(ctx, { ...order, about: 'вход' })
    if (isAnswered) await consumeCode(ctx, { ...order, challengeId, code: await lastCode(app, person.phone) })
  }
  for (let i = 0; i < 32; i++) await one('10.9.0.1', true)
  for (let i = 0; i < 30; i++) await one('10.9.0.2', false)
  await expect(one('10.9.0.2', false)).rejects.toMatchObject({ refusal: { code: 'code.too-many' } })
})

test('a code of one person, purpose or kind opens nothing else, and guesses at it cost the owner nothing', async () => {
  const [owner, thief] = [await app.person(), await app.person()]
  const sent = await issueCode(app.context(owner), {
    purpose: 'one',
    personId: owner.id,
    payloadHash: 'a',
    about: 'проверку',
  })
  const code = await lastCode(app, owner.phone)
  const check = { challengeId: sent.challengeId, code, purpose: 'one', personId: owner.id, payloadHash: 'a' }
  for (const other of [{ personId: thief.id }, { purpose: 'two' }]) {
    await expect(consumeCode(app.context(thief), { ...check, ...other })).rejects.toMatchObject({
      refusal: { code: 'code.dead' },
    })
  }
  await consumeCode(app.context(owner), check)
})

test('nothing readable of a code is kept beside it', async () => {
  const person = await app.person()
  await issueCode(app.context(person), {
    purpose: 'z',
    personId: person.id,
    payloadHash: 'a',
    about: 'проверку',
  })
  const code = await lastCode(app, person.phone)
  const rows = await app.sql('select to_jsonb(c) as row from identity.challenge c where person_id = $1', [
    person.id,
  ])
  expect(JSON.stringify(rows)).not.toContain(code)
})
