import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDocumentSigner } from '../../platform/crypto/document-signer.ts'
import { signPdf } from '../../platform/pdf/sign.ts'
import { readPdfSignature } from '../../platform/pdf/signature.ts'
import { altered, certificateScene } from './credentials.test.scene.ts'
import { drawCertificate } from './present/document.ts'
import type { CertificateRecord } from './store.ts'

let scene: Awaited<ReturnType<typeof certificateScene>>
beforeAll(async () => {
  scene = await certificateScene()
})
afterAll(() => scene.app.close())

describe('D8+ the document', () => {
  test('is a PDF with Cyrillic text, the code and a signature that covers all of it', async () => {
    const made = await scene.issue()
    const pdf = await scene.download(made.id)
    const signature = await readPdfSignature(pdf)
    expect(signature).toMatchObject({ isIntact: true, coversAll: true })
    expect(signature?.certificate?.raw).toEqual(
      new X509Certificate(scene.app.house.services.documentSigner.certificate).raw,
    )
    expect(pdf.toString('latin1')).toContain(`/verify/${made.code}`)
    expect(pdf.length).toBe(made.sizeBytes)
  })

  const has = (tool: string) => spawnSync(tool, ['-v']).error === undefined

  test.runIf(has('pdftotext'))('its words can be read by a machine', async () => {
    const made = await scene.issue()
    const path = join(scene.app.dataDir, 'text.pdf')
    writeFileSync(path, await scene.download(made.id))
    const text = spawnSync('pdftotext', [path, '-']).stdout.toString()
    for (const words of [
      'Сертификат',
      `№ ${made.number}`,
      'Орлова Елена Викторовна',
      'Северная академия «Ёлочки», Псков',
      made.code,
    ])
      expect(text).toContain(words)
  })

  test.runIf(has('qpdf'))(
    'says what PDF/A-3a and PDF/UA-1 ask; veraPDF reads every kind of sheet in `npm run conformance -- pdfa`',
    async () => {
      const made = await scene.issue()
      const path = join(scene.app.dataDir, 'archive.pdf')
      writeFileSync(path, await scene.download(made.id))
      expect(spawnSync('qpdf', ['--check', path]).status).toBe(0)
      const plain = spawnSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { maxBuffer: 1e8 })
      const text = plain.stdout.toString('latin1')
      // ISO 19005-3: identification, output intent, embedded fonts with meaning of signs, tags, language, no forbidden parts.
      for (const part of [
        '<pdfaid:part>3</pdfaid:part>',
        '<pdfaid:conformance>A</pdfaid:conformance>',
        '<pdfuaid:part>1</pdfuaid:part>',
        '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
        '/Scope /Row',
        '/S /GTS_PDFA1',
        '/DestOutputProfile',
        '/Marked true',
        '/Lang (ru-RU)',
        '/StructTreeRoot',
        '/AFRelationship /Data',
        '/Subtype /application#2fjson',
      ])
        expect(text).toContain(part)
      const count = (what: RegExp) => text.match(what)?.length ?? 0
      expect(count(/\/Type \/FontDescriptor/g)).toBe(count(/\/FontFile2 /g))
      expect(count(/\/Subtype \/Type0/g)).toBe(count(/\/ToUnicode /g))
      expect(text).not.toMatch(/\/JavaScript|\/Encrypt|\/LZWDecode|\/NeedAppearances|\/SMask/)
      // Every annotation is printed and none is hidden.
      const flags = [...text.matchAll(/\/F (\d+)\n/g)].map((m) => Number(m[1]))
      expect(flags.length).toBeGreaterThan(1)
      expect(flags.every((f) => (f & 4) === 4 && (f & 0b100011) === 0)).toBe(true)
    },
  )

  test.runIf(has('pdfdetach'))('carries the badge, byte for byte as the holder gets it', async () => {
    const made = await scene.issue()
    const path = join(scene.app.dataDir, 'carrier.pdf')
    writeFileSync(path, await scene.download(made.id))
    spawnSync('pdfdetach', ['-save', '1', '-o', `${path}.json`, path])
    expect(readFileSync(`${path}.json`).equals(await scene.badge(made.id))).toBe(true)
  })

  test.runIf(has('pdfsig'))(
    'pdfsig of Poppler calls the signature valid, and that of an altered file not',
    async () => {
      const pdf = await scene.download((await scene.issue()).id)
      const check = (bytes: Buffer, name: string) => {
        const path = join(scene.app.dataDir, name)
        writeFileSync(path, bytes)
        return spawnSync('pdfsig', ['-nocert', path]).stdout.toString()
      }
      const good = check(pdf, 'good.pdf')
      expect(good).toContain('Signature is Valid')
      expect(good).toContain('Total document signed')
      expect(check(altered(pdf), 'bad.pdf')).toContain('Digest Mismatch')
    },
  )
})

describe('D8+ anyone verifies', () => {
  test('by code: who, what, when, the number; no more than that', async () => {
    const made = await scene.issue()
    for (const code of [made.code, made.code.toLowerCase(), made.code.replaceAll('-', '')]) {
      const reply = await scene.byCode(code)
      expect(reply.statusCode).toBe(200)
      expect(reply.json()).toMatchObject({
        number: made.number,
        holder: 'Орлова Елена Викторовна',
        status: 'valid',
        revokeReason: null,
      })
      expect(reply.body).not.toContain('0114823')
      expect(reply.body).not.toContain(scene.medic.id)
    }
    expect((await scene.byCode('7Q4K-2209-ABCD-EFGH')).json()).toMatchObject({
      status: 404,
      code: 'certificate.code-unknown',
    })
    expect((await scene.byCode('УФО')).json()).toMatchObject({
      status: 404,
      detail: expect.stringContaining('16 знаков') as string,
    })
  })

  test('by the file: genuine', async () => {
    const made = await scene.issue()
    expect(await scene.byFile(await scene.download(made.id))).toMatchObject({
      verdict: 'genuine',
      signer: 'Портал НМО (учебная подпись)',
      certificate: { number: made.number },
    })
  })

  test('an altered file is told, and what the genuine one says', async () => {
    const made = await scene.issue()
    expect(await scene.byFile(altered(await scene.download(made.id)))).toMatchObject({
      verdict: 'altered',
      certificate: { number: made.number },
    })
  })

  test('every altered byte of the file is noticed', async () => {
    const pdf = await scene.download((await scene.issue()).id)
    for (let i = 1; i <= 60; i++) {
      const copy = Buffer.from(pdf)
      const at = Math.floor((copy.length * i) / 61)
      copy[at] = copy[at]! ^ 1
      const { verdict } = await scene.byFile(copy)
      expect({ at, isGenuine: verdict === 'genuine' }).toEqual({ at, isGenuine: false })
    }
  })

  test('something appended after the signature is told', async () => {
    const pdf = await scene.download((await scene.issue()).id)
    expect(
      await scene.byFile(Buffer.concat([pdf, Buffer.from('\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n')])),
    ).toMatchObject({ verdict: 'appended' })
  })

  test('a copy signed by somebody who calls himself the portal is told', async () => {
    const made = await scene.issue()
    const forged = await generate([{ name: 'commonName', value: 'Портал НМО' }], { keyType: 'ec' })
    const signer = createDocumentSigner({ keyPem: forged.private, certificatePem: forged.cert })
    const record: CertificateRecord = {
      ...scene.order(),
      id: made.id,
      holder: 'Самозванец',
      number: made.number,
      code: made.code.replaceAll('-', ''),
      issuedAt: new Date(),
      document: null,
      sha256: null,
      form: 'certificate',
      achievement: null,
      revocation: null,
      isRevoked: false,
    }
    const sheet = await drawCertificate(record, {
      publicOrigin: scene.app.origin,
      signer: signer.certificate,
      badge: '{}',
    })
    expect(await scene.byFile(await signPdf(sheet, signer))).toMatchObject({
      verdict: 'foreign',
      signer: 'Портал НМО',
      certificate: { number: made.number },
    })
    expect(await scene.byFile(sheet)).toMatchObject({
      verdict: 'unsigned',
      certificate: { number: made.number },
    })
  })

  test.for([
    ['not-pdf', 'просто текст'],
    ['not-pdf', ''],
    ['unsigned', '%PDF-1.7\n%%EOF'],
    ['foreign', '%PDF-1.7 /ByteRange [0 9 1 99999999999'],
    ['foreign', '%PDF-1.7 /ByteRange [0 5 5 5] <zz>'],
  ])('a file that is %s: %s', async ([verdict, text]) => {
    const { verdict: said } = await scene.byFile(Buffer.from(text!))
    expect([verdict, 'unsigned']).toContain(said)
  })

  test('who guesses codes is slowed down', async () => {
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => scene.byCode('0000-0000-0000-0000', '10.9.9.9')),
    )
    const refused = replies.filter((r) => r.statusCode === 429)
    expect(refused.length).toBeGreaterThanOrEqual(10)
    expect(refused[0]?.json()).toMatchObject({
      code: 'too-many',
      retryAfterSeconds: expect.any(Number) as number,
    })
  })
})
