import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { certificateScene } from './credentials.test.scene.ts'
import { issueCertificate } from './index.ts'

let scene: Awaited<ReturnType<typeof certificateScene>>
beforeAll(async () => {
  scene = await certificateScene()
})
afterAll(() => scene.app.close())

describe('D6 a certificate is issued', () => {
  test('with a number, a code, a row in the journal and one event', async () => {
    const made = await scene.issue()
    expect(made.number).toMatch(/^НМО-2026-\d{6}$/)
    expect(made.code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
    expect(made.verifyUrl).toBe(`${scene.app.origin}/verify/${made.code}`)
    const list = (await (await scene.app.as(scene.medic)).get('/api/certificates')).body.items
    expect(list[0]).toMatchObject({
      number: made.number,
      status: 'valid',
      about: 'Диплом о профессиональной переподготовке',
    })
    const one = (await (await scene.app.as(scene.medic)).get(`/api/certificates/${made.id}`)).body
    expect(one).toMatchObject({
      holder: 'Орлова Елена Викторовна',
      qr: { size: expect.any(Number) as number },
    })
    expect((await scene.app.events()).filter((e) => e === 'certificate.issued')).toHaveLength(1)
  })

  test('once for one cause, asked twice in turn and twelve times at once', async () => {
    const twice = scene.order()
    const first = await issueCertificate(scene.app.context(null), twice)
    expect((await issueCertificate(scene.app.context(null), twice)).id).toBe(first.id)
    const before = (await scene.app.events()).length
    const race = scene.order()
    const ids = await Promise.all(
      Array.from({ length: 12 }, () => issueCertificate(scene.app.context(null), race)),
    )
    expect(new Set(ids.map((c) => c.id)).size).toBe(1)
    expect(new Set(ids.map((c) => c.number)).size).toBe(1)
    expect((await scene.app.events()).length).toBe(before + 1)
    const files = await scene.app.sql(
      'select count(*)::int as n from files.attachment where kind = $1 and object_id = $2',
      ['certificate', ids[0]!.id],
    )
    expect(files[0]).toEqual({ n: 1 })
  })

  test('after a process died between the number and the document, the next hearing finishes the same one', async () => {
    const broken = scene.order()
    const services = {
      ...scene.app.house.services,
      documentSigner: {
        ...scene.app.house.services.documentSigner,
        sign: () => Promise.reject(new Error('погас свет')),
      },
    }
    await expect(issueCertificate({ ...scene.app.context(null), services }, broken)).rejects.toThrow(
      'погас свет',
    )
    const [reserved] = await scene.app.sql(
      'select number from credentials.certificate where source_key = $1',
      [broken.sourceKey],
    )
    expect(
      (await (await scene.app.as(scene.medic)).get('/api/certificates')).body.items.map(
        (c: { number: string }) => c.number,
      ),
    ).not.toContain(reserved?.['number'])
    expect((await issueCertificate(scene.app.context(null), broken)).number).toBe(reserved?.['number'])
  })

  test('what it says cannot be changed, even by the application itself', async () => {
    const { id } = await scene.issue()
    const change = sql`update credentials.certificate set holder = 'Другой' where id = ${id}`.execute(
      scene.app.house.db,
    )
    await expect(change).rejects.toThrow(/permission denied/)
    await expect(
      sql`delete from credentials.certificate where id = ${id}`.execute(scene.app.house.db),
    ).rejects.toThrow(/permission denied/)
  })

  test('nobody else sees or downloads it', async () => {
    const { id } = await scene.issue()
    const other = await scene.app.as(await scene.app.person())
    expect((await other.get(`/api/certificates/${id}`)).status).toBe(404)
    expect((await other.get(`/api/certificates/${id}/file`)).status).toBe(404)
    expect((await scene.app.stranger().get(`/api/certificates/${id}/file`)).status).toBe(401)
  })
})

describe('a certificate is revoked', () => {
  test('D8+ the code and the file say so, with date and reason; the owner is told; the document stays as it was', async () => {
    const made = await scene.issue()
    const pdf = await scene.download(made.id)
    const verifier = await scene.app.as(
      await scene.app.person({ roles: ['verifier'], fullName: ['Дёмина', 'Лидия', 'Максимовна'] }),
    )
    const found = await verifier.get(`/api/desk/certificates?text=${encodeURIComponent(made.number)}`)
    expect(found.body.items).toMatchObject([{ id: made.id, can: { revoke: true } }])
    const [looked] = (await (await scene.app.as(scene.medic)).get('/api/journal?view=others')).body.items
    expect(looked).toMatchObject({ what: 'Просмотрен сертификат', about: `№ ${made.number}` })
    const reason = 'Диплом признан недействительным'
    const reply = await verifier.post(`/api/desk/certificates/${made.id}/revocation`, { reason })
    expect(reply).toMatchObject({ status: 200, body: { status: 'revoked', can: { revoke: false } } })
    expect((await scene.byCode(made.code, '10.1.0.2')).json()).toMatchObject({
      status: 'revoked',
      revokeReason: reason,
      revokedAt: expect.any(String) as string,
    })
    expect(await scene.byFile(pdf)).toMatchObject({ verdict: 'revoked', certificate: { status: 'revoked' } })
    expect((await scene.download(made.id)).equals(pdf)).toBe(true)
    expect((await scene.app.events()).at(-1)).toBe('certificate.revoked')
    expect(await verifier.post(`/api/desk/certificates/${made.id}/revocation`, { reason })).toMatchObject({
      status: 409,
      body: { code: 'certificate.already-revoked' },
    })
  })

  test('never one’s own, never by others, never without a reason', async () => {
    const both = await scene.app.person({ roles: ['verifier'] })
    const own = await scene.issue({ personId: both.id })
    const client = await scene.app.as(both)
    expect(
      await client.post(`/api/desk/certificates/${own.id}/revocation`, { reason: 'передумал' }),
    ).toMatchObject({ status: 403, body: { code: 'certificate.own' } })
    const made = await scene.issue()
    expect((await client.post(`/api/desk/certificates/${made.id}/revocation`, { reason: ' ' })).status).toBe(
      422,
    )
    expect(
      (
        await (
          await scene.app.as(scene.medic)
        ).post(`/api/desk/certificates/${made.id}/revocation`, { reason: 'хочу' })
      ).status,
    ).toBe(403)
    expect((await (await scene.app.as(scene.medic)).get('/api/desk/certificates')).status).toBe(403)
  })
})
