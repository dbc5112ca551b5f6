import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { expect, test } from 'vitest'
import { plainFace, registerFaces } from './fonts.ts'

const letters =
  'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

async function paper(text: string): Promise<Buffer> {
  const doc = new PDFDocument({ font: plainFace() })
  const pieces: Buffer[] = []
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise((resolve) => doc.on('end', resolve))
  registerFaces(doc)
  for (const face of ['text', 'medium', 'strong'])
    for (let i = 0; i < text.length; i += 30) doc.font(face, 10).text(text.slice(i, i + 30))
  doc.end()
  await done
  return Buffer.concat(pieces)
}

const has = (tool: string) => spawnSync(tool, ['-v']).error === undefined

test.runIf(has('pdftotext'))(
  'a machine reads every letter of every document, not of the first only',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nmo-fonts-'))
    // Letters with marks first: their parts are letters of their own.
    for (const text of ['ЙЁÇÅйёÄ', letters]) {
      const path = join(folder, 'letters.pdf')
      writeFileSync(path, await paper(text))
      const read = spawnSync('pdftotext', [path, '-']).stdout.toString().replaceAll(/\s/g, '')
      expect(read).toBe(text.repeat(3))
    }
    rmSync(folder, { recursive: true })
  },
)
