/** G4: the third opinion about a PDF leaves nothing behind, whatever it says, and has no say when it is not there. */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { qpdfFinds } from './qpdf.ts'
import { packedPdf, samplePdf } from './samples.ts'

const left = () => (existsSync('/dev/shm') ? readdirSync('/dev/shm').filter((f) => f.startsWith('nmo-')) : [])

test('G4 a program that is not installed has no say', async () => {
  expect(await qpdfFinds(samplePdf(), `no-such-${randomUUID()}`)).toBeNull()
  expect(left()).toEqual([])
})

test.skipIf(!existsSync('/dev/shm'))('G4 the exit code is the verdict', async () => {
  expect([await qpdfFinds(samplePdf(), 'true'), await qpdfFinds(samplePdf(), 'false')]).toEqual([
    'sound',
    'faulty',
  ])
  expect(left()).toEqual([])
})

test.skipIf(spawnSync('qpdf', ['--version']).status !== 0)(
  'G4 the real qpdf finds ours sound and a cut one faulty',
  async () => {
    expect([await qpdfFinds(samplePdf()), await qpdfFinds(packedPdf())]).toEqual(['sound', 'sound'])
    expect(await qpdfFinds(samplePdf().subarray(0, 200))).toBe('faulty')
  },
)
