/** C5: every change of somebody's rights, doors and rules asks for a fresh proof; the same request then goes through. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { factorsScene } from '../modules/identity/factors.test.scene.ts'
import { assuranceDemanded, isGrantedTo, type Permission } from '../platform/permissions.ts'
import { testApp, type TestApp } from './app.ts'

const unknown = '0193a1de-0000-7000-8000-000000000999'
let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

/** What asks for no fresh proof although its right is one of the sensitive: it gives nothing to whoever stole the session. */
const calm = [
  'POST /api/passwords/effect',
  'POST /api/profile/factors/app/confirmation',
  'POST /api/profile/factors/passkeys',
  'POST /api/profile/factors/passkeys/:id/name',
  'POST /api/profile/factors/preferred',
  'POST /api/session/step-up',
  'POST /api/session/step-up/code',
  'POST /api/session/step-up/passkey',
  'POST /api/staff/proposals/:id/withdrawal',
]

test('C5 ten minutes after the last proof each of them is refused, and what it names is not even looked at', async () => {
  const admin = await app.as(await app.person({ roles: ['administrator'] }))
  const verifier = await app.as(await app.person({ roles: ['verifier'] }))
  app.travel(11 * 60_000)
  const passed: string[] = []
  for (const { endpoint: e, permission } of app.portal.server.served) {
    if (e.method === 'GET' || !assuranceDemanded.some((one) => one === permission)) continue
    const holder = isGrantedTo(['administrator'], permission as Permission) ? admin : verifier
    const reply = await holder.post(e.path.replaceAll(/:\w+/g, unknown), {})
    if (reply.body?.code !== 'session.step-up-needed') passed.push(`${e.method} ${e.path}`)
  }
  expect(passed.toSorted()).toEqual(calm)
})

test('C5 an administrator closes a door: refused, proved, and the very same request is done once', async () => {
  const admin = await app.as(await app.person({ roles: ['administrator'] }))
  const phone = await factorsScene(app).connectApp(admin)
  const other = await app.person()
  const idempotencyKey = randomUUID()
  app.travel(11 * 60_000)
  const close = () =>
    admin.post(`/api/people/${other.id}/closing`, { reason: 'Уволена 12 ноября' }, { idempotencyKey })
  expect((await close()).body.code).toBe('session.step-up-needed')
  expect((await admin.get(`/api/people/${other.id}`)).body.closed).toBeNull()
  expect((await admin.post('/api/session/step-up', { app: phone.code() })).status).toBe(200)
  expect((await close()).body.closed).toMatchObject({ why: 'Уволена 12 ноября' })
  expect((await close()).status).toBe(200)
})
