/** D9+ over HTTP: a system of the organisation signs its own requests; nothing else opens by its key. */
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSigningClient, newKey, type SigningClient, type TestKey } from '../../test/signing-client.ts'
import { learningScene, programme, type LearningScene } from './learning.test.scene.ts'

let scene: LearningScene
let provider: { readonly id: string; readonly staff: SigningClient }
beforeAll(async () => {
  scene = await learningScene()
  provider = await scene.provider('Академия систем')
})
afterAll(() => scene.app.close())

const origin = () => new URL(scene.app.house.services.settings.PUBLIC_ORIGIN).origin
const systemWith = (key: TestKey): SigningClient =>
  createSigningClient(scene.app.portal.app, origin(), key, new Map())
const add = (staff: SigningClient, publicKey: string) =>
  staff.post('/api/learning/keys', { name: 'Деканат', publicKey })
async function registered(): Promise<{ id: string; system: SigningClient; key: TestKey }> {
  const key = newKey()
  const reply = await add(provider.staff, JSON.stringify(key.jwk))
  expect(reply.status).toBe(201)
  return { id: reply.body.id, system: systemWith(key), key }
}

describe('D9+ a system of the organisation', () => {
  test('publishes, reads and enters results by its own signature', async () => {
    const { system } = await registered()
    const made = await system.post('/api/learning/desk/programmes', programme())
    expect(made.status).toBe(201)
    expect((await system.get('/api/learning/desk/programmes')).body.items).toMatchObject([
      { id: made.body.id },
    ])
    expect((await system.get('/api/studies/desk/learners')).status).toBe(200)
    const [key] = (await provider.staff.get('/api/learning/keys')).body.items
    expect(key.lastUsedAt).not.toBeNull()
  })

  test('does nothing that is not of teaching, and makes no keys', async () => {
    const { system } = await registered()
    for (const path of ['/api/profile', '/api/credits/cycles', '/api/notifications', '/api/studies'])
      expect((await system.get(path)).status, path).toBe(403)
    expect((await add(system, JSON.stringify(newKey().jwk))).status).toBeGreaterThanOrEqual(400)
  })

  test('an altered, a repeated and a foreign request are refused', async () => {
    const { system } = await registered()
    const altered = await system.post('/api/learning/desk/programmes', programme(), {
      alter: (r) => ({ ...r, payload: Buffer.from('{"kind":"event"}') }),
    })
    expect([altered.status, altered.body.code]).toEqual([400, 'signature.digest'])
    let seen: object = {}
    await system.get('/api/learning/desk/programmes', { alter: (r) => ((seen = r), r) })
    const again = await system.get('/api/learning/desk/programmes', { alter: () => seen })
    expect(again.body.code).toBe('signature.replayed')
    expect((await systemWith(newKey()).get('/api/learning/desk/programmes')).status).toBe(401)
  })

  test('is shut out at once when the key is revoked, or when whoever answers for it leaves', async () => {
    const { id, system } = await registered()
    expect((await system.get('/api/learning/desk/programmes')).status).toBe(200)
    expect((await provider.staff.post(`/api/learning/keys/${id}/revocation`)).status).toBe(200)
    expect((await system.get('/api/learning/desk/programmes')).status).toBe(401)
    const person = await scene.app.person({ roles: ['provider'], organisationId: provider.id })
    const key = newKey()
    await add(await scene.app.as(person), JSON.stringify(key.jwk))
    const other = systemWith(key)
    expect((await other.get('/api/learning/desk/programmes')).status).toBe(200)
    await scene.app.sql(
      `update platform.role_grant set ended_at = now(), ended_why = 'уволен' where person_id = $1`,
      [person.id],
    )
    expect((await other.get('/api/learning/desk/programmes')).status).toBe(403)
  })

  test('a key of another kind, a private one and one known already are named', async () => {
    const pem = (curve: string) =>
      generateKeyPairSync('ec', { namedCurve: curve })
        .publicKey.export({ type: 'spki', format: 'pem' })
        .toString()
    expect((await add(provider.staff, pem('P-256'))).status).toBe(201)
    for (const bad of [pem('P-384'), 'ключ', '{"kty":"EC"}', '-----BEGIN PRIVATE KEY-----'])
      expect((await add(provider.staff, bad)).body.errors[0].field, bad).toBe('publicKey')
    const { key } = await registered()
    expect((await add(provider.staff, JSON.stringify(key.jwk))).status).toBe(409)
  })
})
