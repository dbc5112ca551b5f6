/** Files of invented people for tests: made, sent in parts, checked. */
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { samplePdf } from '../platform/files/pdf/samples.ts'
import type { TestApp } from './app.ts'
import type { SigningClient } from './signing-client.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A sound PDF that no other is equal to, a little longer than asked: noise in a stream that nobody draws. */
export function somePdf(bytes = 100): Buffer {
  const noise = randomBytes(bytes / 2).toString('hex')
  return samplePdf({ objects: [`<< /Length ${noise.length} >>\nstream\n${noise}\nendstream`] })
}

export const declare = (bytes: Uint8Array, name = 'диплом.pdf', purpose = 'education-record') => ({
  name,
  sizeBytes: bytes.length,
  sha256: sha256(bytes),
  purpose,
})

/** All bytes are sent, the upload is not completed. */
export async function sendFile(
  by: SigningClient,
  bytes: Uint8Array,
  name?: string,
  step = 1024 * 1024,
): Promise<string> {
  const { body } = await by.post('/api/files', declare(bytes, name))
  for (let at = body.receivedBytes as number; at < bytes.length; at += step) {
    await by.put(`/api/files/${body.id}/parts/${at}`, bytes.subarray(at, at + step))
  }
  return body.id
}

/** Sent, completed and checked; the reply tells what came of it. */
export async function uploadFile(
  app: TestApp,
  by: SigningClient,
  bytes: Uint8Array = somePdf(),
  name?: string,
) {
  const id = await sendFile(by, bytes, name)
  await by.post(`/api/files/${id}/completion`)
  await app.work()
  return (await by.get(`/api/files/${id}`)).body
}

/** Everything that lies in the vault. */
export const contentsOf = (app: TestApp): string[] =>
  readdirSync(join(app.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name))
