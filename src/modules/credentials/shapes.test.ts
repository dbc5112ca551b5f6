/** One badge in other clothes: a signed text for wallets, a picture of dots. */
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { certificateScene } from './credentials.test.scene.ts'

let scene: Awaited<ReturnType<typeof certificateScene>>
beforeAll(async () => {
  scene = await certificateScene()
})
afterAll(() => scene.app.close())

test('D8+ for wallets the same words as a signed text: any other word or key, and it is refused', async () => {
  const made = await scene.issue()
  const client = await scene.app.as(scene.medic)
  const reply = await client.get(`/api/certificates/${made.id}/badge?as=jwt`)
  const [head, body, signature] = reply.raw.toString('ascii').split('.') as [string, string, string]
  const header = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as Record<string, unknown>
  expect(header).toMatchObject({ alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc' })
  const badge = JSON.parse((await scene.badge(made.id)).toString('utf8')) as Record<string, unknown>
  delete badge['proof']
  expect(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))).toEqual(badge)
  expect(await scene.byFile(reply.raw)).toMatchObject({
    verdict: 'genuine',
    certificate: { number: made.number },
  })
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const said = async (...parts: string[]) => (await scene.byFile(Buffer.from(parts.join('.')))).verdict
  expect(await said(head, part({ ...badge, name: 'Доктор наук' }), signature)).toBe('altered')
  expect(await said(part({ ...header, alg: 'none' }), body, signature)).toBe('altered')
  expect(await said(part({ ...header, crit: ['b64'] }), body, signature)).toBe('altered')
  expect(await said(part({ ...header, kid: 'did:key:z6Mk#z6Mk' }), body, signature)).toBe('foreign')
  expect(await said(head, part({ ...badge, issuer: 'did:web:other' }), signature)).toBe('foreign')
})

test('D8+ the PNG is a picture of 800 dots, and carries the same badge', async () => {
  const made = await scene.issue()
  const client = await scene.app.as(scene.medic)
  const { raw } = await client.get(`/api/certificates/${made.id}/badge?as=png`)
  expect(await sharp(raw).metadata()).toMatchObject({ format: 'png', width: 800, height: 800 })
  expect(raw.includes('openbadgecredential\0\0\0\0\0{')).toBe(true)
  expect(await scene.byFile(raw)).toMatchObject({
    verdict: 'genuine',
    certificate: { number: made.number },
  })
})
