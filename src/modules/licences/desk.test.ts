import { nextDay } from '../../platform/calendar/working-days.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sentTo } from '../../test/post.ts'
import { dueWarning } from './domain/warning.ts'
import { licenceScene, type LicenceScene, type Medic } from './licences.test.scene.ts'
import { recountAll } from './use-cases/keep-up.ts'
import { tellOfEnds, warnOfEnds } from './use-cases/warn.ts'

let scene: LicenceScene
beforeAll(async () => {
  scene = await licenceScene()
})
afterAll(() => scene.app.close())

const why = 'Проверка лицензирующего органа'
const stop = (by: Medic, paper: { id: string; version: number }, act: string, reason = why) =>
  by.client.post(`/api/desk/papers/${paper.id}/standing`, { act, version: paper.version, reason })
const seen = async (by: Medic, id: string) => scene.ok(await by.client.get(`/api/desk/papers/${id}`))

describe('F7 the register', () => {
  test('a suspended paper closes the section at once, a resumed one opens it; the person is told and reads why', async () => {
    const m = await scene.medic()
    const { attestation } = await scene.admitted(m)
    const v = await scene.verifier()
    expect(await scene.isOpen(m)).toBe(true)
    const suspended = scene.ok(await stop(v, await seen(v, attestation.id), 'suspend'))
    expect(suspended).toMatchObject({
      state: 'suspended',
      can: { suspend: false, resume: true, revoke: true },
    })
    expect(await scene.isOpen(m)).toBe(false)
    await scene.app.work()
    const own = scene.ok(await m.client.get(`/api/licences/papers/${attestation.id}`))
    expect(own).toMatchObject({ state: 'suspended', reason: why })
    expect(own.history.at(-1)).toMatchObject({
      act: 'suspended',
      reason: why,
      who: expect.stringContaining('Дёмина') as string,
    })
    expect((await sentTo(scene.app, m.person.email)).map((s) => s.text).join()).toMatch(/приостановлено/)
    scene.ok(await stop(v, suspended, 'resume', 'Проверка окончена, нарушений нет'))
    expect(await scene.isOpen(m)).toBe(true)
  })

  test('a revoked paper does not come back; a stale page, a short reason and a wrong step are refused', async () => {
    const m = await scene.medic()
    const { licence } = await scene.admitted(m)
    const v = await scene.verifier()
    const before = await seen(v, licence.id)
    expect(await stop(v, before, 'revoke', 'нет')).toMatchObject({ status: 422 })
    expect(await stop(v, before, 'resume')).toMatchObject({
      status: 409,
      body: { code: 'licence.cannot-resume' },
    })
    const revoked = scene.ok(await stop(v, before, 'revoke'))
    expect(await scene.isOpen(m)).toBe(false)
    expect(await stop(v, before, 'suspend')).toMatchObject({ status: 409, body: { code: 'licence.changed' } })
    expect(await stop(v, revoked, 'resume')).toMatchObject({ status: 409 })
    const [a, b] = await Promise.all([stop(v, revoked, 'suspend'), stop(v, revoked, 'revoke')])
    expect([a.status, b.status]).toEqual([409, 409])
  })

  test('nobody decides on their own paper; an administrator only looks; a doctor does neither', async () => {
    const v = await scene.verifier()
    const paper = await scene.verified(v, scene.attestation())
    const shown = await seen(v, paper.id)
    expect(shown.can).toEqual({ suspend: false, resume: false, revoke: false })
    expect(await stop(v, shown, 'suspend')).toMatchObject({ status: 403, body: { code: 'licence.own' } })
    const admin = await scene.medic(['administrator'])
    expect((await seen(admin, paper.id)).can).toEqual({ suspend: false, resume: false, revoke: false })
    expect(await stop(admin, shown, 'suspend')).toMatchObject({ status: 403 })
    const doctor = await scene.medic()
    expect((await doctor.client.get('/api/desk/papers')).status).toBe(403)
    expect((await doctor.client.get(`/api/desk/papers/${paper.id}`)).status).toBe(403)
  })

  test('is searched by person, number and state, in pages; every look is in the owner’s journal', async () => {
    const m = await scene.medic()
    const { licence, attestation } = await scene.admitted(m)
    const v = await scene.verifier()
    const find = async (query: string) => scene.ok(await v.client.get(`/api/desk/papers?${query}`))
    expect((await find(`text=${m.person.snils}`)).items).toHaveLength(3)
    expect(
      (await find(`text=${encodeURIComponent(licence.number!).replaceAll('%2F', '/')}`)).items,
    ).toMatchObject([{ id: licence.id, holder: { id: m.person.id } }])
    const first = await find(`text=${m.person.snils}&limit=2`)
    const rest = await find(`text=${m.person.snils}&limit=2&cursor=${first.nextCursor}`)
    expect([...first.items, ...rest.items].map((p: { class: string }) => p.class).toSorted()).toEqual([
      'attestation',
      'employment',
      'licence',
    ])
    expect(rest.nextCursor).toBeNull()
    expect((await find(`text=${m.person.snils}&status=suspended`)).items).toEqual([])
    expect((await v.client.get('/api/desk/papers?cursor=rubbish')).status).toBe(422)
    await seen(v, attestation.id)
    const { items } = scene.ok(await m.client.get('/api/journal'))
    expect(JSON.stringify(items)).toContain('Открыт допуск в реестре')
  })
})

describe('F7 warnings', () => {
  const endIn = async (paperId: string, ms: number) => {
    await scene.app.sql('update licences.paper set ends_at = $1, decided_at = $2 where id = $3', [
      new Date(scene.app.now().getTime() + ms),
      new Date(scene.app.now().getTime() - 86_400_000),
      paperId,
    ])
    await recountAll(scene.app.context(null))
  }
  const told = async (m: Medic): Promise<string[]> =>
    (scene.ok(await m.client.get('/api/notifications')).items as { title: string }[])
      .map((n) => n.title)
      .filter((title) => title.includes('опуск'))
  const day = 86_400_000

  test('the nearest distance crossed is said, once; those passed unsaid are not said later', () => {
    const now = new Date()
    const due = (days: number, said: number[] = []) =>
      dueWarning(new Date(now.getTime() + days * day), now, [7, 30, 90], said)
    expect([91, 90, 31, 30, 8, 7, 1].map((d) => due(d))).toEqual([null, 90, 90, 30, 30, 7, 7])
    expect(due(60, [90])).toBeNull()
    expect(due(29, [90])).toBe(30)
    expect(due(20, [7])).toBeNull()
    expect(due(-1)).toBeNull()
  })

  test('go by the person’s channels at 90, 30 and 7 days, each once, whoever repeats the work', async () => {
    const m = await scene.medic()
    const paper = await scene.verified(m, scene.attestation())
    const run = async () => {
      await Promise.all([warnOfEnds(scene.app.context(null)), warnOfEnds(scene.app.context(null))])
      await scene.app.work()
    }
    await endIn(paper.id, 90 * day - 1000)
    await run()
    await run()
    expect(await told(m)).toEqual(['Допуск закончится через 90 дней'])
    const endsAt = (await scene.app.sql('select ends_at from licences.paper where id = $1', [paper.id]))[0]
    scene.app.travel(62 * day)
    const later = await scene.app.anotherBrowserOf(m.person)
    await run()
    const again = { ...m, client: later }
    expect((await told(again)).toSorted()).toEqual([
      'Допуск закончится через 28 дней',
      'Допуск закончится через 90 дней',
    ])
    expect(endsAt).toBeDefined()
    scene.app.travel(-62 * day)
  })

  test('nobody is warned of a paper that another already follows', async () => {
    const m = await scene.medic()
    const paper = await scene.verified(m, scene.attestation())
    await scene.verified(m, { ...scene.attestation(), endsOn: nextDay(scene.today(), 820) })
    await endIn(paper.id, 20 * day)
    await warnOfEnds(scene.app.context(null))
    await scene.app.work()
    expect(await told(m)).toEqual([])
  })

  test('an end that came while the server stood is told once when it is back, and the history says so', async () => {
    const m = await scene.medic()
    const { employment } = await scene.admitted(m)
    await endIn(employment.id, -3 * 3_600_000)
    expect(await scene.isOpen(m)).toBe(false)
    for (let i = 0; i < 2; i++) await tellOfEnds(scene.app.context(null))
    await scene.app.work()
    expect(await told(m)).toEqual(['Срок допуска закончился'])
    const { history } = scene.ok(await m.client.get(`/api/licences/papers/${employment.id}`))
    expect(history.filter((h: { act: string }) => h.act === 'expired')).toHaveLength(1)
  })
})
