import { createHash, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkInclusion, Inclusion } from '../../platform/journal/inclusion.ts'
import { sealJournal } from '../../platform/journal/seal.ts'
import { credentialKey, rawKey } from '../../platform/vc/keys.ts'
import { decodeList, isSet } from '../../platform/vc/status-list.ts'
import { certificateScene } from './credentials.test.scene.ts'
import { certifyStudy, issueCertificate, revokeOfStudy, type FinishedStudy } from './index.ts'

let scene: Awaited<ReturnType<typeof certificateScene>>
beforeAll(async () => {
  scene = await certificateScene()
})
afterAll(() => scene.app.close())

interface Badge {
  id: string
  issuer: { id: string }
  name: string
  credentialSubject: {
    identifier: { identityHash: string }[]
    achievement: { name: string; description: string }
  }
  credentialStatus: { statusListIndex: string; statusListCredential: string }
  proof: { verificationMethod: string }
}
const read = (file: Buffer): Badge => JSON.parse(file.toString('utf8')) as Badge
const passed = (r: { checks: { key: string; isPassed: boolean | null }[] }) =>
  r.checks.filter((c) => c.isPassed).map((c) => c.key)
const pathOf = (url: string) => new URL(url).pathname

describe('D8+ each certificate is an Open Badge', () => {
  test('with the holder and the open facts, and nothing that stands only on the sheet', async () => {
    const made = await scene.issue()
    const file = await scene.badge(made.id)
    const badge = read(file)
    expect(badge.id).toBe(made.verifyUrl)
    expect(badge.credentialSubject.identifier[0]?.identityHash).toBe('Орлова Елена Викторовна')
    expect(badge.credentialSubject.achievement.description).toContain('Северная академия')
    expect(file.toString('utf8')).not.toContain('0114823')
    expect(file.toString('utf8')).not.toContain(scene.medic.id)
  })

  test('a stranger who uploads it reads that it is genuine, and which checks it passed', async () => {
    const made = await scene.issue()
    const result = await scene.byFile(await scene.badge(made.id))
    expect(result).toMatchObject({ kind: 'badge', verdict: 'genuine', certificate: { number: made.number } })
    expect(passed(result)).toEqual([
      'model',
      'badge',
      'signed',
      'ours',
      'intact',
      'dates',
      'in-force',
      'known',
    ])
  })

  test('white space and the order of names do not matter', async () => {
    const made = await scene.issue()
    const shuffled = Object.fromEntries(Object.entries(read(await scene.badge(made.id))).toReversed())
    expect(await scene.byFile(Buffer.from(JSON.stringify(shuffled)))).toMatchObject({ verdict: 'genuine' })
  })

  test.for([
    ['the name', (b: Badge): void => void (b.credentialSubject.identifier[0]!.identityHash = 'Самозванец')],
    ['what was achieved', (b: Badge): void => void (b.credentialSubject.achievement.name = 'Доктор наук')],
    ['where its state is asked', (b: Badge): void => void (b.credentialStatus.statusListIndex = '1')],
  ] as const)('another word in %s, and the signature does not hold', async ([, change]) => {
    const badge = read(await scene.badge((await scene.issue()).id))
    change(badge)
    const result = await scene.byFile(Buffer.from(JSON.stringify(badge)))
    expect(result).toMatchObject({ verdict: 'altered', certificate: null })
    expect(result.checks.find((c) => c.key === 'intact')).toEqual({ key: 'intact', isPassed: false })
  })

  test('what is no badge, lacks a signature or names another issuer is told so, part by part', async () => {
    const badge = read(await scene.badge((await scene.issue()).id))
    const said = async (change: object) => scene.byFile(Buffer.from(JSON.stringify({ ...badge, ...change })))
    expect(await said({ proof: undefined })).toMatchObject({ verdict: 'unsigned' })
    const broken = await said({ credentialSubject: { type: ['AchievementSubject'] } })
    expect(broken).toMatchObject({ verdict: 'malformed' })
    expect(broken.faults?.map((f) => f.path)).toContain('credentialSubject.achievement')
    const key = await credentialKey(generateKeyPairSync('ed25519').privateKey)
    const foreign = { ...badge.proof, verificationMethod: `${badge.issuer.id}#${key.publicKeyMultibase}` }
    expect(await said({ proof: foreign })).toMatchObject({ verdict: 'foreign' })
    expect(
      await said({
        '@context': [
          'https://www.w3.org/ns/credentials/v2',
          'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
          'https://чужое.рф/слова',
        ],
      }),
    ).toMatchObject({ verdict: 'unclear' })
  })

  test('the picture carries the same badge', async () => {
    const made = await scene.issue()
    const reply = await (await scene.app.as(scene.medic)).get(`/api/certificates/${made.id}/badge?as=svg`)
    expect(reply.raw.toString('utf8')).toContain('aria-label')
    expect(await scene.byFile(reply.raw)).toMatchObject({
      verdict: 'genuine',
      certificate: { number: made.number },
    })
  })

  test('nobody else takes it away', async () => {
    const { id } = await scene.issue()
    const other = await scene.app.as(await scene.app.person())
    for (const part of ['badge', 'badge?as=svg', 'badge?as=png', 'badge?as=jwt', 'proof'])
      expect((await other.get(`/api/certificates/${id}/${part}`)).status).toBe(404)
  })

  test('a certificate issued before badges gets one when it is asked for, once for many who ask at once', async () => {
    const { id } = await scene.issue()
    await scene.app.sql(`alter table credentials.badge disable trigger keep_badge`)
    await scene.app.sql(`delete from credentials.badge where certificate_id = '${id}'`)
    await scene.app.sql(`alter table credentials.badge enable trigger keep_badge`)
    const all = await Promise.all(Array.from({ length: 8 }, () => scene.badge(id)))
    expect(new Set(all.map((b) => b.toString('utf8'))).size).toBe(1)
  })
})

describe('D8+ a badge is revoked', () => {
  test('its bit is set in a signed list that anyone reads; neighbours stay; the check says so', async () => {
    const [made, other] = [await scene.issue(), await scene.issue()]
    const badge = read(await scene.badge(made.id))
    const bits = async () => {
      const reply = await scene.open(pathOf(badge.credentialStatus.statusListCredential))
      expect(reply.statusCode).toBe(200)
      expect(reply.headers['content-type']).toContain('application/vc')
      expect(reply.headers['cache-control']).toContain('max-age')
      const list = reply.json<{ credentialSubject: { encodedList: string } }>()
      return decodeList(list.credentialSubject.encodedList)!
    }
    const before = await bits()
    expect(before.length * 8).toBeGreaterThanOrEqual(131_072)
    const at = Number(badge.credentialStatus.statusListIndex)
    expect(isSet(before, at)).toBe(false)
    const verifier = await scene.app.as(await scene.app.person({ roles: ['verifier'] }))
    await verifier.post(`/api/desk/certificates/${made.id}/revocation`, { reason: 'выдан по ошибке' })
    const after = await bits()
    expect(isSet(after, at)).toBe(true)
    const index = Number(read(await scene.badge(other.id)).credentialStatus.statusListIndex)
    expect(isSet(after, index)).toBe(false)
    expect(await scene.byFile(await scene.badge(made.id))).toMatchObject({
      verdict: 'revoked',
      certificate: { status: 'revoked', revokeReason: 'выдан по ошибке' },
    })
    expect(await scene.byFile(await scene.badge(other.id))).toMatchObject({ verdict: 'genuine' })
  })

  test('places are random and never shared', async () => {
    const rows = await scene.app.sql('select list_id, position from credentials.badge')
    const places = rows.map((r) => `${String(r['list_id'])}/${String(r['position'])}`)
    expect(new Set(places).size).toBe(places.length)
    const positions = rows.map((r) => Number(r['position']))
    expect(Math.max(...positions) - Math.min(...positions)).toBeGreaterThan(1000)
  })

  test('an absent list is absent', async () => {
    expect((await scene.open('/api/credentials/status/999999')).statusCode).toBe(404)
  })
})

describe('D8+ keys over the years', () => {
  test('after a change of key the former one stays published, and old badges hold', async () => {
    const made = await scene.issue()
    const old = await scene.badge(made.id)
    const fresh = await credentialKey(generateKeyPairSync('ed25519').privateKey)
    const services = { ...scene.app.house.services, credentialKey: fresh }
    const later = await issueCertificate({ ...scene.app.context(null), services }, scene.order())
    const did = (await scene.open('/api/credentials/did.json')).json<{
      id: string
      verificationMethod: { publicKeyMultibase: string }[]
    }>()
    const published = did.verificationMethod.map((k) => k.publicKeyMultibase)
    expect(published).toContain(fresh.publicKeyMultibase)
    expect(published).toContain(scene.app.house.services.credentialKey.publicKeyMultibase)
    expect(did.id).toBe(read(old).issuer.id)
    expect(await scene.byFile(old)).toMatchObject({ verdict: 'genuine' })
    expect(await scene.byFile(await scene.badge(later.id))).toMatchObject({ verdict: 'genuine' })
  })
})

describe('D8+ the journal proves it', () => {
  test('a row with the prints of sheet and badge stands in a signed state, and a stranger reckons it anew', async () => {
    const made = await scene.issue()
    const client = await scene.app.as(scene.medic)
    expect(await client.get(`/api/certificates/${made.id}/proof`)).toMatchObject({ status: 409 })
    await scene.app.work()
    await sealJournal(scene.app.context(null))
    const reply = await client.get(`/api/certificates/${made.id}/proof`)
    expect(reply.status).toBe(200)
    const proof = Inclusion.parse(JSON.parse(reply.raw.toString('utf8')))
    const keys = [rawKey(scene.app.house.services.credentialKey.publicKeyMultibase)!]
    expect(checkInclusion(proof, keys)).toMatchObject({ size: expect.any(Number) as number })
    const sheet = createHash('sha256')
      .update(await scene.download(made.id))
      .digest('hex')
    expect(proof.entry).toMatchObject({
      details: { number: made.number, sheet },
      actorId: null,
      subjectId: null,
    })
    // The row, the place, the path, the key: a change of any of them and nothing is proved.
    const details = { ...(proof.entry['details'] as object), sheet: 'подмена' }
    expect(checkInclusion({ ...proof, entry: { ...proof.entry, details } }, keys)).toBeUndefined()
    expect(checkInclusion({ ...proof, position: proof.position + 1 }, keys)).toBeUndefined()
    expect(checkInclusion({ ...proof, path: proof.path.slice(1) }, keys)).toBeUndefined()
    expect(
      checkInclusion(
        proof,
        [generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x!].map((x) =>
          Buffer.from(x, 'base64url'),
        ),
      ),
    ).toBeUndefined()
    expect(passed(await scene.byFile(await scene.badge(made.id)))).toContain('logged')
  })
})

describe('D8+ papers of studies', () => {
  const study = (over: Partial<FinishedStudy> = {}): FinishedStudy => ({
    studyId: crypto.randomUUID(),
    personId: scene.medic.id,
    kind: 'advanced',
    title: 'Неотложная кардиология',
    organisationId: crypto.randomUUID(),
    organisationName: 'Академия «Ёлочки»',
    hours: 36,
    credits: 36,
    specialty: 'Кардиология',
    startedOn: '2026-11-02',
    finishedOn: '2026-11-20',
    ...over,
  })

  test('a formal programme ends with an удостоверение that names hours, days and the organisation', async () => {
    const made = await certifyStudy(scene.app.context(null), study())
    expect(made).toMatchObject({ about: 'Неотложная кардиология', detail: 'Академия «Ёлочки»' })
    const found = (await scene.byCode(made.code, '10.3.0.1')).json<{
      facts: { label: string; value: string }[]
    }>()
    expect(found.facts).toContainEqual({ label: 'Объём', value: '36 академических часов' })
    expect(found.facts).toContainEqual({ label: 'Срок обучения', value: '2 ноября 2026 – 20 ноября 2026' })
    const badge = JSON.parse((await scene.badge(made.id)).toString('utf8')) as object
    expect(badge).toMatchObject({
      credentialSubject: {
        creditsEarned: 36,
        source: { name: 'Академия «Ёлочки»' },
        achievement: { achievementType: 'CertificateOfCompletion' },
      },
    })
  })

  test('asked twice, one paper; a result taken back revokes it once, and a study without a paper is no fault', async () => {
    const one = study({ kind: 'event' })
    const made = await certifyStudy(scene.app.context(null), one)
    expect((await certifyStudy(scene.app.context(null), one)).id).toBe(made.id)
    for (const studyId of [one.studyId, one.studyId, crypto.randomUUID()])
      await revokeOfStudy(scene.app.context(null), { studyId, why: 'результат отменён организацией' })
    expect((await scene.byCode(made.code, '10.3.0.2')).json()).toMatchObject({
      status: 'revoked',
      revokeReason: 'результат отменён организацией',
    })
    expect((await scene.app.events()).filter((e) => e === 'certificate.revoked').length).toBeGreaterThan(0)
  })
})
