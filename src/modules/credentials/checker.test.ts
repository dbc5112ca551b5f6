/** The page without a network, by its own checker: what it believes, and what it only repeats. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealJournal } from '../../platform/journal/seal.ts'
import { openChecker } from '../../platform/vc/page/checker.ts'
import { certificateScene } from './credentials.test.scene.ts'
import { publishChecker } from './use-cases/publish.ts'

let scene: Awaited<ReturnType<typeof certificateScene>>
beforeAll(async () => {
  scene = await certificateScene()
})
afterAll(() => scene.app.close())

const kit = async () => JSON.parse((await scene.open('/api/credentials/kit')).body) as Record<string, unknown>
const file = (name: string, bytes: Uint8Array | string) => ({
  name,
  bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
})

test('D8+ the page believes the keys it was made with, sees lists given to it, and says what it did not ask', async () => {
  const made = await scene.issue()
  await scene.app.work()
  await sealJournal(scene.app.context(null))
  const client = await scene.app.as(scene.medic)
  const proof = file('proof.json', (await client.get(`/api/certificates/${made.id}/proof`)).raw)
  const { check, info } = openChecker(await kit(), () => new Date())
  const good = await scene.badge(made.id)
  const shapes = [
    file('b.json', good),
    file('b.jwt', (await client.get(`/api/certificates/${made.id}/badge?as=jwt`)).raw),
    file('b.png', (await client.get(`/api/certificates/${made.id}/badge?as=png`)).raw),
    file('b.svg', (await client.get(`/api/certificates/${made.id}/badge?as=svg`)).raw),
    file('b.pdf', await scene.download(made.id)),
  ]
  for (const one of shapes) {
    const [report] = (await check([one, proof])).reports
    expect(report).toMatchObject({ verdict: 'accepted', title: 'Подлинный и не отозван' })
    expect(report!.facts).toContainEqual(['Кому', 'Орлова Елена Викторовна'])
    expect(report!.facts).toContainEqual(['Отпечаток ключа', info.keys[0]!.print])
    expect(report!.lines.find((l) => l.what.includes('журнале'))?.isPassed).toBe(true)
    expect(report!.lines.some((l) => l.isPassed === null)).toBe(true)
  }
  const altered = file('a.json', good.toString('utf8').replace('Орлова', 'Иванова'))
  expect((await check([altered])).reports[0]).toMatchObject({ verdict: 'refused' })
  const other = file('o.json', await scene.badge((await scene.issue()).id))
  expect((await check([other, proof])).reports[0]).toMatchObject({ verdict: 'refused' })
  expect((await check([other])).reports[0]).toMatchObject({ verdict: 'accepted' })

  const verifier = await scene.app.as(await scene.app.person({ roles: ['verifier'] }))
  await verifier.post(`/api/desk/certificates/${made.id}/revocation`, { reason: 'выдан по ошибке' })
  expect((await check([file('b.json', good)])).reports[0]).toMatchObject({ verdict: 'accepted' })
  const fresh = await check([file('kit.json', JSON.stringify(await kit())), file('b.json', good)])
  expect(fresh.notes[0]).toContain('Списки отозванных — на')
  expect(fresh.reports[0]).toMatchObject({ verdict: 'refused', title: 'Сертификат отозван' })
})

test('D8+ a kit of a stranger brings no keys, and a list that the portal did not sign is no list', async () => {
  const made = await scene.issue()
  const good = file('b.json', await scene.badge(made.id))
  const own = await kit()
  const { check } = openChecker(
    { ...own, did: { id: 'did:web:x', verificationMethod: [] } },
    () => new Date(),
  )
  expect((await check([file('kit.json', JSON.stringify(own)), good])).reports[0]).toMatchObject({
    verdict: 'refused',
  })
  const lists = Object.entries(own['statusLists'] as Record<string, Record<string, unknown>>)
  const forged = Object.fromEntries(
    lists.map(([url, list]) => [url, { ...list, validFrom: '2030-01-01T00:00:00Z' }]),
  )
  const honest = openChecker(own, () => new Date())
  const swapped = file('kit.json', JSON.stringify({ ...own, statusLists: forged }))
  expect((await honest.check([swapped, good])).reports[0]).toMatchObject({ verdict: 'unsure' })
})

test('D8+ the file brings the kit of the minute, and no word in it ends the script', async () => {
  const path = join(scene.app.dataDir, 'checker.template')
  writeFileSync(path, '<script type="application/json" id="kit">%kit%</script>')
  const reply = await publishChecker(scene.app.context(null), path)
  const page = (reply.stream as Buffer).toString('utf8')
  const inside = page.slice(page.indexOf('>') + 1, page.lastIndexOf('</script>'))
  expect(inside).not.toContain('<')
  expect(JSON.parse(inside)).toMatchObject({ format: 'nmo-checking-kit-1' })
  expect(reply.headers?.['content-disposition']).toContain('attachment')
  await expect(publishChecker(scene.app.context(null), `${path}.none`)).rejects.toMatchObject({ status: 503 })
})
