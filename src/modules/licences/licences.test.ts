import { nextDay } from '../../platform/calendar/working-days.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { licenceScene, type LicenceScene } from './licences.test.scene.ts'

let scene: LicenceScene
beforeAll(async () => {
  scene = await licenceScene()
})
afterAll(() => scene.app.close())

describe('F7 entering by hand', () => {
  test('the check names every wrong field at once, and nothing leaves until they are right', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m, {
      kind: 'periodic-accreditation',
      number: '№ б/н',
      issuer: '',
      specialty: '99.99.99',
      startsOn: nextDay(scene.today(), 3),
      endsOn: '2026-02-31',
      fileIds: [],
    })
    const check = scene.ok(await m.client.post(`/api/licences/drafts/${draft.id}/check`))
    expect(check.faults).toMatchObject([
      { field: 'number', summary: 'В номере нет цифр' },
      { field: 'issuer', message: 'Напишите, как в документе' },
      { field: 'specialty', message: 'Выберите из списка' },
      { field: 'startsOn', summary: 'Дата начала в будущем' },
      { field: 'endsOn', message: 'Такого дня нет. Проверьте число и месяц' },
      { field: 'fileIds', summary: 'Нет скана документа' },
    ])
    const refused = await scene.submit(m, draft)
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect(refused.body.errors).toHaveLength(6)
    expect((await scene.mine(m)).papers).toEqual([])
  })

  test('a draft is kept, two devices do not overwrite each other, the same save twice is no conflict', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m, scene.licence())
    const at = `/api/licences/drafts/${draft.id}`
    const fields = { ...draft.fields, number: 'Л041-9' }
    const saved = scene.ok(await m.client.put(at, { version: draft.version, fields }))
    expect(scene.ok(await m.client.put(at, { version: draft.version, fields })).version).toBe(saved.version)
    const other = await m.client.put(at, { version: draft.version, fields: { ...fields, number: 'Л041-8' } })
    expect(other).toMatchObject({ status: 409, body: { current: { fields: { number: 'Л041-9' } } } })
    expect((await scene.mine(m)).drafts).toMatchObject([{ id: draft.id }])
  })

  test('a deleted draft is gone and can be brought back', async () => {
    const m = await scene.medic()
    const draft = await scene.draftOf(m, scene.licence())
    scene.ok(await m.client.delete(`/api/licences/drafts/${draft.id}`))
    expect((await scene.mine(m)).drafts).toEqual([])
    scene.ok(await m.client.post(`/api/licences/drafts/${draft.id}/restoration`))
    expect((await scene.mine(m)).drafts).toHaveLength(1)
  })

  test('another’s draft and another’s paper do not exist', async () => {
    const [m, other] = [await scene.medic(), await scene.medic()]
    const draft = await scene.draftOf(m, scene.licence())
    for (const path of [`/api/licences/drafts/${draft.id}`, `/api/licences/papers/${draft.id}`])
      expect((await other.client.get(path)).status).toBe(404)
    expect((await scene.submit(other, draft)).status).toBe(404)
    const paper = scene.ok(await scene.submit(m, draft), 201)
    expect((await other.client.get(`/api/licences/papers/${paper.id}`)).status).toBe(404)
  })

  test('the same document twice is refused, however it is typed; of two at once one is taken', async () => {
    const m = await scene.medic()
    const fields = scene.attestation()
    await scene.paperOf(m, { ...fields, number: 'АО 12345' })
    const again = await scene.draftOf(m, { ...fields, number: '№ AO12345' })
    expect(scene.ok(await m.client.post(`/api/licences/drafts/${again.id}/check`)).faults).toMatchObject([
      { field: 'number', summary: 'Этот документ у вас уже есть' },
    ])
    const one = await scene.draftOf(m, scene.licence())
    const [a, b] = await Promise.all([scene.submit(m, one), scene.submit(m, one)])
    expect(new Set([a.status, b.status])).toEqual(new Set([201, 409]))
  })

  test('another’s attestation is told neutrally, and flagged to the verifier', async () => {
    const [m, other] = [await scene.medic(), await scene.medic()]
    const fields = scene.attestation()
    await scene.paperOf(m, fields)
    const draft = await scene.draftOf(other, fields)
    const check = scene.ok(await other.client.post(`/api/licences/drafts/${draft.id}/check`))
    expect(check).toMatchObject({ faults: [], notes: [{ field: 'number' }] })
    expect(JSON.stringify(check)).not.toContain(m.person.familyName)
    const paper = scene.ok(await scene.submit(other, draft), 201)
    const { facts } = scene.ok(await other.client.get(`/api/applications/${paper.application.id}`))
    expect(facts.find((f: { key: string }) => f.key === 'number').note).toMatch(/у другого человека/)
  })
})

describe('F7 verification', () => {
  test('the paper waits, is confirmed by another person, and its history remembers both', async () => {
    const m = await scene.medic()
    const paper = await scene.paperOf(m, scene.attestation())
    expect(paper).toMatchObject({
      status: 'unverified',
      state: 'checking',
      specialty: { name: 'Кардиология' },
    })
    await scene.decide(paper, 'approved')
    const shown = scene.ok(await m.client.get(`/api/licences/papers/${paper.id}`))
    expect(shown).toMatchObject({ status: 'verified', state: 'active', can: { renew: true, mend: false } })
    expect(shown.history).toMatchObject([
      { act: 'submitted', who: null },
      { act: 'verified', who: expect.stringContaining('Дёмина') as string },
    ])
    expect((await scene.app.journal()).map((j) => j.code)).toContain('licence-submitted')
  })

  test('nobody verifies their own: a verifier does not even meet it on the desk', async () => {
    const person = await scene.app.person({ roles: ['verifier'] })
    const m = { person, client: await scene.app.as(person) }
    const paper = await scene.paperOf(m, scene.attestation())
    const at = `/api/desk/applications/${paper.application?.id}`
    expect((await m.client.get(at)).status).toBe(404)
    expect((await m.client.post(`${at}/claim`)).status).toBe(404)
  })

  test('a rejected paper is mended in the same draft with its scans and goes again', async () => {
    const m = await scene.medic()
    const paper = await scene.paperOf(m, scene.attestation())
    await scene.decide(paper, 'rejected')
    expect((await scene.mine(m)).papers[0]).toMatchObject({ state: 'rejected', can: { mend: true } })
    const draft = scene.ok(await m.client.post(`/api/licences/papers/${paper.id}/draft`), 201)
    expect(draft).toMatchObject({ id: paper.id, mends: 'rejected', files: [{ state: 'ready' }] })
    const again = scene.ok(await scene.submit(m, draft), 201)
    await scene.decide(again, 'approved')
    expect((await scene.mine(m)).papers).toMatchObject([{ id: paper.id, state: 'active' }])
  })

  test('hearing the same decision twice writes one line', async () => {
    const m = await scene.medic()
    const paper = await scene.verified(m, scene.attestation())
    const [event] = await scene.app.sql(
      `select payload from platform.outbox where type = 'application.decided' and payload->>'subjectId' = $1`,
      [paper.id],
    )
    const { jobs } = await import('./jobs.ts')
    const hear = jobs.find((j) => j.name === 'licences.hear-decision')
    if (hear?.kind === 'hearing') await hear.work(scene.app.context(null), event!['payload'], '1')
    const { history } = scene.ok(await m.client.get(`/api/licences/papers/${paper.id}`))
    expect(history).toHaveLength(2)
  })
})

describe('F7 a section opens by itself', () => {
  test('when licence, attestation and employment hold, whichever comes last', async () => {
    const m = await scene.medic()
    expect((await scene.mine(m)).sections).toMatchObject([
      {
        section: 'doctor',
        hasRole: true,
        holds: false,
        needs: [
          { class: 'licence', state: 'missing' },
          { class: 'attestation', state: 'missing' },
          { class: 'employment', state: 'missing' },
        ],
      },
    ])
    await scene.verified(m, scene.employment())
    await scene.verified(m, scene.attestation())
    expect(await scene.isOpen(m)).toBe(false)
    const licence = await scene.paperOf(m, scene.licence())
    expect(await scene.isOpen(m)).toBe(false)
    await scene.decide(licence, 'approved')
    expect(await scene.isOpen(m)).toBe(true)
    expect((await scene.mine(m)).sections).toMatchObject([
      { holds: true, changesAt: expect.any(String) as string },
    ])
  })

  test('closes at the instant the shortest of the three ends, in a session that goes on, though no job has run', async () => {
    const m = await scene.medic()
    await scene.verified(m, scene.licence())
    await scene.verified(m, scene.attestation())
    await scene.verified(m, { ...scene.employment(), endsOn: scene.today() })
    expect(await scene.isOpen(m)).toBe(true)
    const closesAt = Date.parse(`${nextDay(scene.today(), 1)}T00:00:00+03:00`)
    await scene.app.sql(
      `update licences.paper set ends_at = $1 where person_id = $2 and class = 'employment'`,
      [new Date(scene.app.now().getTime() + 1500), m.person.id],
    )
    expect(closesAt).toBeGreaterThan(scene.app.now().getTime())
    const { recountAll } = await import('./use-cases/keep-up.ts')
    await recountAll(scene.app.context(null))
    expect(await scene.isOpen(m)).toBe(true)
    await new Promise((done) => setTimeout(done, 1600))
    expect(await scene.isOpen(m)).toBe(false)
    expect((await scene.mine(m)).sections[0]?.needs).toMatchObject([
      { state: 'held' },
      { state: 'held' },
      { state: 'expired' },
    ])
  })

  test('a licence of another organisation than the place of work opens nothing, and says so', async () => {
    const m = await scene.medic()
    await scene.verified(m, {
      ...scene.licence(),
      organisationId: scene.clinic.id,
      organisationName: scene.clinic.name,
    })
    await scene.verified(m, scene.attestation())
    await scene.verified(m, scene.employment())
    expect(await scene.isOpen(m)).toBe(false)
    expect((await scene.mine(m)).sections[0]?.needs[0]).toMatchObject({
      class: 'licence',
      state: 'elsewhere',
    })
  })

  test('a category or an attestation of another trade opens nothing', async () => {
    const m = await scene.medic()
    await scene.verified(m, scene.licence())
    await scene.verified(m, scene.employment())
    await scene.verified(m, { ...scene.attestation(), kind: 'qualification-category' })
    await scene.verified(m, { ...scene.attestation(), specialty: '34.02.01' })
    expect(await scene.isOpen(m)).toBe(false)
  })

  test('open pages are told as soon as a decision opens the section', async () => {
    const m = await scene.medic()
    await scene.admitted(m)
    const events = await scene.app.sql(
      `select type from platform.outbox where type = 'section.changed' and payload->>'personId' = $1`,
      [m.person.id],
    )
    expect(events).toHaveLength(1)
  })
})

describe('F7 renewal', () => {
  test('what stays the same is written already; the section stays open past the end of the former', async () => {
    const m = await scene.medic()
    const { attestation } = await scene.admitted(m)
    const draft = scene.ok(await m.client.post(`/api/licences/papers/${attestation.id}/renewal`), 201)
    expect(draft).toMatchObject({ renews: attestation.id, fields: { specialty: '31.08.36', number: '' } })
    const again = scene.ok(await m.client.post(`/api/licences/papers/${attestation.id}/renewal`), 201)
    expect(again.id).toBe(draft.id)
    const longer = {
      number: '60 26 777',
      issuer: 'Федеральный аккредитационный центр',
      startsOn: scene.today(),
      endsOn: nextDay(scene.today(), 1800),
    }
    const file = await scene.draftOf(m, {})
    const saved = scene.ok(
      await m.client.put(`/api/licences/drafts/${draft.id}`, {
        version: draft.version,
        fields: { ...draft.fields, ...longer, fileIds: file.fields.fileIds },
      }),
    )
    await scene.decide(scene.ok(await scene.submit(m, saved), 201), 'approved')
    const former = scene.ok(await m.client.get(`/api/licences/papers/${attestation.id}`))
    expect(former).toMatchObject({ isReplaced: true, can: { renew: false } })
    expect(former.history.map((h: { act: string }) => h.act)).toEqual(['submitted', 'verified', 'renewed'])
    const [standing] = (await scene.mine(m)).sections
    expect(Date.parse(standing!.changesAt!)).toBeGreaterThan(Date.parse(attestation.endsAt!))
  })

  test('history is added only', async () => {
    await expect(scene.app.sql('delete from licences.change')).rejects.toThrow(/append/)
  })
})
