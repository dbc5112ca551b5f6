/** G4: the virus scanner is asked by its own protocol, and silence is never taken for «clean». */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startClamd, type ClamdPeer, type Mood } from '../../test/peers/clamd/server.ts'
import { clamd } from './clamd.ts'
import { openScanner } from './open-scanner.ts'
import { knowsOnlyEicar, ScannerUnavailable } from './scanner.ts'

const eicar = Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*')
const scannerOf = (address: string) => openScanner({ CLAMD: address, NMO_PROFILE: 'production' })

let folder: string
let peer: ClamdPeer
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmo-clamd-'))
  peer = await startClamd(join(folder, 'clamd.ctl'))
})
afterEach(async () => {
  await peer.close()
  rmSync(folder, { recursive: true })
})

test('G4 clean and infected, over the socket and over TCP', async () => {
  const tcp = await startClamd()
  for (const { address } of [peer, tcp]) {
    expect(await scannerOf(address).scan(randomBytes(200_000))).toEqual({ verdict: 'clean' })
    expect(await scannerOf(address).scan(Buffer.concat([randomBytes(100_000), eicar]))).toEqual({
      verdict: 'infected',
      signature: 'Eicar-Test-Signature',
    })
  }
  await tcp.close()
})

test('G4 twenty megabytes go through whole', async () => {
  await scannerOf(peer.address).scan(randomBytes(20 * 1024 * 1024))
  expect(peer.scanned).toEqual([20 * 1024 * 1024])
})

test.for<Mood>(['hangs-up', 'half-an-answer', 'out-of-memory'])(
  'G4 no verdict when the scanner %s',
  async (mood) => {
    peer.mood = mood
    await expect(scannerOf(peer.address).scan(randomBytes(100))).rejects.toThrow(ScannerUnavailable)
  },
)

test('G4 no verdict when the scanner says nothing in its time', async () => {
  peer.mood = 'silent'
  await expect(clamd(peer.address, 100).scan(randomBytes(100))).rejects.toThrow(ScannerUnavailable)
})

test('G4 no verdict when nobody listens, or the stream is longer than the scanner takes', async () => {
  await expect(scannerOf(join(folder, 'nobody')).scan(randomBytes(10))).rejects.toThrow(ScannerUnavailable)
  const small = await startClamd(undefined, 1000)
  await expect(scannerOf(small.address).scan(randomBytes(2000))).rejects.toThrow(ScannerUnavailable)
  await small.close()
})

test('G4 without clamd the demo knows the test virus, and production does not start', async () => {
  expect(openScanner({ NMO_PROFILE: 'demo' })).toBe(knowsOnlyEicar)
  expect(await knowsOnlyEicar.scan(Buffer.concat([Buffer.from('%PDF'), eicar]))).toMatchObject({
    verdict: 'infected',
  })
  expect(await knowsOnlyEicar.scan(Buffer.from('диплом'))).toEqual({ verdict: 'clean' })
  expect(() => openScanner({ NMO_PROFILE: 'production' })).toThrow(/CLAMD/)
})
