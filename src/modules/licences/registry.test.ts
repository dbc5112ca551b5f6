import { nextDay } from '../../platform/calendar/working-days.ts'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sentTo } from '../../test/post.ts'
import { startFrmrPeer, type FrmrPeer } from '../../test/peers/frmr/frmr-peer.ts'
import { licenceScene, type LicenceScene, type Medic } from './licences.test.scene.ts'
import { isSnils } from './domain/registry.ts'
import { connectedRegistry, runImport } from './index.ts'
import { importBySchedule } from './use-cases/registry/run.ts'

let scene: LicenceScene
let peer: FrmrPeer
beforeAll(async () => {
  peer = await startFrmrPeer()
  const keyFile = join(mkdtempSync(join(tmpdir(), 'nmo-frmr-')), 'frmr.key')
  writeFileSync(keyFile, peer.key)
  scene = await licenceScene({ settings: { FRMR_URL: peer.url, FRMR_KEY_FILE: keyFile } })
})
afterAll(() => Promise.all([scene.app.close(), peer.close()]))
beforeEach(async () => {
  peer.people = []
  peer.fault = null
  peer.asked.length = 0
  await scene.app.sql(
    `update licences.import_run set state = 'done', started_at = started_at - interval '1 day'`,
  )
})

let rows = 0
const organization = { name: 'ПСКОВСКАЯ ГОРОДСКАЯ БОЛЬНИЦА', ogrn: '1027700132195' }
const accreditation = (over: object = {}) => ({
  id: `acc-${++rows}`,
  kind: 'periodic',
  specId: '31.08.36',
  number: `60 24 9${rows}`,
  institution: 'ФАЦ',
  beginDate: nextDay(scene.today(), -400),
  endDate: nextDay(scene.today(), 1400),
  ...over,
})
const general = (m: Medic, over: object = {}) => ({
  snils: m.person.snils,
  lastName: m.person.familyName,
  firstName: m.person.givenName,
  patronymic: m.person.patronymic,
  ...over,
})
const full = (m: Medic, over: object = {}) => ({
  general: general(m),
  cards: [
    {
      id: `card-${++rows}`,
      positionTypeId: '1',
      organization,
      post: 'cardiologist',
      beginDate: '2021-02-01',
      endDate: null,
    },
  ],
  accreditationProcedures: [accreditation()],
  licences: [
    {
      id: `lic-${++rows}`,
      number: `Л041-${rows}`,
      institution: 'Комитет',
      organization,
      beginDate: '2020-01-01',
      endDate: null,
    },
  ],
  ...over,
})
const run = async () => {
  const ctx = scene.app.context(null)
  const done = await runImport(ctx, connectedRegistry(ctx)!, { how: 'hand', askedBy: null })
  await scene.app.work()
  return done
}
const cases = async (v: Medic, state = 'open') =>
  scene.ok(await v.client.get(`/api/desk/licence-cases?state=${state}`)).items as {
    id: string
    holder: string
  }[]
const decide = (v: Medic, c: { id: string; version: number }, take: string) =>
  v.client.post(`/api/desk/licence-cases/${c.id}/decision`, {
    take,
    version: c.version,
    text: 'Сверено с выпиской на бумаге',
  })

describe('F7 the import', () => {
  test('brings papers page by page and the section opens; the same again changes nothing', async () => {
    const medics = [await scene.medic(), await scene.medic(), await scene.medic()]
    peer.people = medics.map((m) => full(m))
    expect(await run()).toMatchObject({ state: 'done', counts: { people: 3, added: 9, cases: 0, faulty: 0 } })
    expect(peer.asked).toHaveLength(2)
    expect(await scene.isOpen(medics[2]!)).toBe(true)
    const before = await scene.app.sql('select count(*) from licences.change')
    expect(await run()).toMatchObject({ counts: { added: 0, changed: 0, same: 9 } })
    expect(await scene.app.sql('select count(*) from licences.change')).toEqual(before)
    const { papers } = await scene.mine(medics[0]!)
    expect(papers.map((p) => [p.origin, p.state])).toEqual(Array(3).fill(['registry', 'active']))
  })

  test('what came from the registry follows it; a suspension there closes the section here', async () => {
    const m = await scene.medic()
    const person = full(m)
    peer.people = [person]
    await run()
    expect(await scene.isOpen(m)).toBe(true)
    peer.people = [{ ...person, licences: person.licences.map((l) => ({ ...l, state: 'suspended' })) }]
    expect(await run()).toMatchObject({ counts: { changed: 1, same: 2 } })
    expect(await scene.isOpen(m)).toBe(false)
  })

  test('an exact instant of the registry closes the section at that instant', async () => {
    const m = await scene.medic()
    const endsAt = new Date(scene.app.now().getTime() + 1500)
    peer.people = [full(m, { accreditationProcedures: [accreditation({ endDate: endsAt.toISOString() })] })]
    await run()
    expect(await scene.isOpen(m)).toBe(true)
    await new Promise((done) => setTimeout(done, endsAt.getTime() - Date.now() + 20))
    expect(await scene.isOpen(m)).toBe(false)
  })

  test('a wrong СНИЛС, a duplicate and an unreadable row are named and hold up nobody', async () => {
    const m = await scene.medic()
    const twice = accreditation()
    peer.people = [
      { general: { ...general(m), snils: '11223344596' } },
      full(m, { accreditationProcedures: [twice, twice, accreditation({ specId: '99.99.99' })] }),
      { general: { snils: 5 } },
      { general: { ...general(m), snils: '11223344595' } },
    ]
    const done = await run()
    expect(done).toMatchObject({ state: 'done', counts: { people: 3, unknown: 1, added: 3, faulty: 4 } })
    expect(done?.faults.map((f) => f.what).join()).toMatch(/Неверный СНИЛС.*второй раз.*Нет специальности/)
    expect(JSON.stringify(done?.faults)).not.toContain('11223344596')
    expect([isSnils('11223344595'), isSnils('00000060006'), isSnils('11223344596')]).toEqual([
      true,
      true,
      false,
    ])
  })

  test.for(['down', 'malformed', 'unsigned', 'endless'] as const)(
    'a registry that is %s stops the run; it goes on from the same page',
    async (what) => {
      const medics = [await scene.medic(), await scene.medic(), await scene.medic(), await scene.medic()]
      peer.people = medics.map((m) => full(m))
      peer.fault = { what, after: 1 }
      const failed = await run()
      expect(failed).toMatchObject({ state: 'failed', counts: { people: what === 'endless' ? 4 : 2 } })
      expect(failed?.error).toMatch(/егистр/)
      peer.fault = null
      const done = await run()
      expect(done).toMatchObject({ id: failed?.id, state: 'done', counts: { added: 12 } })
      expect(peer.asked.at(-1)).not.toBe('')
    },
  )

  test('a run whose process died is taken over; one that lives is left alone; the clock does not repeat a good one', async () => {
    const m = await scene.medic()
    peer.people = [full(m)]
    const [{ id }] = (await scene.app.sql(
      `insert into licences.import_run (id, started_at, touched_at, how, state, counts) values (gen_random_uuid(), now(), now(), 'schedule', 'running',
        '{"people":0,"unknown":0,"added":0,"changed":0,"same":0,"cases":0,"faulty":0}') returning id`,
    )) as [{ id: string }]
    expect(await run()).toBeNull()
    await scene.app.sql(
      `update licences.import_run set touched_at = now() - interval '1 hour' where id = $1`,
      [id],
    )
    expect(await run()).toMatchObject({ id, state: 'done', counts: { added: 3 } })
    const asked = peer.asked.length
    await importBySchedule(scene.app.context(null))
    expect(peer.asked).toHaveLength(asked)
  })

  test('is asked for by hand by an administrator only, and once at a time', async () => {
    const admin = await scene.medic(['administrator'])
    expect((await (await scene.verifier()).client.post('/api/desk/licence-imports')).status).toBe(403)
    peer.people = [full(await scene.medic())]
    expect((await admin.client.post('/api/desk/licence-imports')).status).toBe(202)
    await scene.app.work()
    const { isConnected, items } = scene.ok(await admin.client.get('/api/desk/licence-imports'))
    expect(isConnected).toBe(true)
    expect(items[0]).toMatchObject({ how: 'hand', state: 'done', counts: { added: 3 } })
  })
})

describe('F7 a mismatch', () => {
  const contradicted = async () => {
    const m = await scene.medic()
    const { attestation } = await scene.admitted(m)
    const row = accreditation({
      number: 'ИНОЙ-1',
      beginDate: attestation.startsOn,
      endDate: nextDay(attestation.endsOn!, -700),
    })
    peer.people = [{ general: general(m), accreditationProcedures: [row] }]
    expect(await run()).toMatchObject({ counts: { cases: 1, changed: 0 } })
    const v = await scene.verifier()
    const [first] = await cases(v)
    const one = scene.ok(await v.client.get(`/api/desk/licence-cases/${first!.id}`))
    return { m, attestation, row, v, one }
  }

  test('opens a case with both values side by side, changes nothing by itself, and is not opened twice', async () => {
    const { m, attestation, v, one } = await contradicted()
    expect(one.differences).toMatchObject([
      { label: 'Номер', ours: attestation.number, theirs: 'ИНОЙ-1' },
      { label: 'Действует по' },
    ])
    expect(await scene.isOpen(m)).toBe(true)
    await run()
    expect(await cases(v)).toHaveLength(1)
    scene.ok(await decide(v, one, 'ours'))
  })

  test('ours: our values stand, and the same words of the registry open nothing more', async () => {
    const { m, attestation, v, one } = await contradicted()
    scene.ok(await decide(v, one, 'ours'))
    expect((await decide(v, one, 'theirs')).status).toBe(409)
    expect(await run()).toMatchObject({ counts: { same: 1, cases: 0 } })
    const shown = scene.ok(await m.client.get(`/api/licences/papers/${attestation.id}`))
    expect(shown.number).toBe(attestation.number)
  })

  test('theirs: the paper says what the registry says, with what it was in its history', async () => {
    const { m, attestation, v, one } = await contradicted()
    scene.ok(await decide(v, one, 'theirs'))
    const shown = scene.ok(await m.client.get(`/api/licences/papers/${attestation.id}`))
    expect(shown).toMatchObject({ number: 'ИНОЙ-1', state: 'active' })
    expect(shown.history.at(-1)).toMatchObject({
      act: 'corrected',
      reason: 'Сверено с выпиской на бумаге',
      values: [{ label: 'Номер', was: attestation.number, became: 'ИНОЙ-1' }, {}],
    })
  })

  test('the person is asked, told, answers, and the answer comes back to the desk', async () => {
    const { m, v, one } = await contradicted()
    scene.ok(await decide(v, one, 'ask'))
    await scene.app.work()
    expect((await sentTo(scene.app, m.person.phone)).map((s) => s.text).join()).toMatch(/вопрос о допуске/)
    const { items } = scene.ok(await m.client.get('/api/licences/questions'))
    expect(items).toMatchObject([{ id: one.id, differences: [{ theirs: 'ИНОЙ-1' }, {}] }])
    const other = await scene.medic()
    const at = `/api/licences/questions/${one.id}/answer`
    expect((await other.client.post(at, { text: 'Моё' })).status).toBe(404)
    scene.ok(await m.client.post(at, { text: 'Верно то, что у вас' }))
    const back = scene.ok(await v.client.get(`/api/desk/licence-cases/${one.id}`))
    expect(back).toMatchObject({ state: 'open', answer: 'Верно то, что у вас' })
    scene.ok(await decide(v, back, 'ours'))
  })

  test('another name under the same СНИЛС is a case, and no paper is laid over the person', async () => {
    const m = await scene.medic()
    peer.people = [full(m, { general: general(m, { lastName: 'Другая' }) })]
    expect(await run()).toMatchObject({ counts: { cases: 1, added: 0 } })
    const v = await scene.verifier()
    const [first] = await cases(v)
    const one = scene.ok(await v.client.get(`/api/desk/licence-cases/${first!.id}`))
    expect((await decide(v, one, 'theirs')).status).toBe(409)
    scene.ok(await decide(v, one, 'ours'))
    expect((await scene.mine(m)).papers).toEqual([])
  })

  test('nobody decides a case of their own', async () => {
    const v = await scene.verifier()
    const own = await scene.verified(v, scene.attestation())
    const row = accreditation({ number: 'X-1', beginDate: own.startsOn, endDate: own.endsOn })
    peer.people = [{ general: general(v), accreditationProcedures: [row] }]
    await run()
    const mine = (await cases(v)).find((c) => c.holder.startsWith('Дёмина'))
    const one = scene.ok(await v.client.get(`/api/desk/licence-cases/${mine!.id}`))
    expect(one.can.decide).toBe(false)
    expect(await decide(v, one, 'ours')).toMatchObject({ status: 403, body: { code: 'licence.own' } })
  })
})
