import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealJournal } from '../platform/journal/seal.ts'
import { certificateScene, altered } from '../modules/credentials/credentials.test.scene.ts'
import { nmo } from '../test/terminal.ts'

let scene: Awaited<ReturnType<typeof certificateScene>>
let folder: string
beforeAll(async () => {
  scene = await certificateScene()
  folder = scene.app.dataDir
})
afterAll(() => scene.app.close())

const put = (name: string, bytes: Buffer | string): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
const verify = (...args: string[]) => nmo(['verify', ...args], {})
const kit = async () => put('kit.json', (await scene.open('/api/credentials/kit')).rawPayload)

test('D8+ a sheet and its badge are accepted without a network, with the row of the journal', async () => {
  const made = await scene.issue()
  await scene.app.work()
  await sealJournal(scene.app.context(null))
  const client = await scene.app.as(scene.medic)
  const proof = put('proof.json', (await client.get(`/api/certificates/${made.id}/proof`)).raw)
  const pdf = put('s.pdf', await scene.download(made.id))
  const json = put('b.json', await scene.badge(made.id))
  for (const file of [pdf, json]) {
    const { code, said } = await verify(file, '--kit', await kit(), '--proof', proof)
    expect(said).toContain('+ Выдача записана в журнале портала')
    expect(said).toContain('+ Его нет среди отозванных')
    expect(said).toContain('Принят.')
    expect(code).toBe(0)
  }
  const other = put('other.json', await scene.badge((await scene.issue()).id))
  const wrong = await verify(other, '--kit', await kit(), '--proof', proof)
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('о другом файле') as string })
})

test('D8+ a changed sheet, a changed badge and a revoked one are not', async () => {
  const made = await scene.issue()
  const changed = put('changed.pdf', altered(await scene.download(made.id)))
  expect(await verify(changed, '--kit', await kit())).toMatchObject({
    code: 1,
    said: expect.stringContaining('- Подписанное в PDF не изменено: нет') as string,
  })
  const forged = (await scene.badge(made.id)).toString('utf8').replace('Орлова', 'Иванова')
  expect(await verify(put('forged.json', forged), '--kit', await kit())).toMatchObject({
    code: 1,
    said: expect.stringContaining('содержание изменено') as string,
  })
  const json = put('revoked.json', await scene.badge(made.id))
  const verifier = await scene.app.as(await scene.app.person({ roles: ['verifier'] }))
  await verifier.post(`/api/desk/certificates/${made.id}/revocation`, { reason: 'выдан по ошибке' })
  expect(await verify(json, '--kit', await kit())).toMatchObject({
    code: 1,
    said: expect.stringContaining('- Его нет среди отозванных: нет') as string,
  })
})

test('a kit that is none is told by name', async () => {
  const bad = put('bad.json', '{}')
  expect((await verify(bad, '--kit', bad)).code).not.toBe(0)
})
