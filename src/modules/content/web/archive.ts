/** All materials at once, with the bytes that came so far: a signed request read as a stream. */
import { go, loadKey, refusalOf, targetOf } from '../../../web/api.ts'
import { readArchive } from '../contract.ts'

export async function fetchArchive(studyId: string, onProgress: (bytes: number) => void): Promise<Blob> {
  const target = targetOf(readArchive.path, { id: studyId }, {})
  // An epoch that went by meanwhile is learnt from the refusal.
  for (let attempt = 1; ; attempt++) {
    const response = await go({ method: 'GET', target, body: undefined, headers: {} }, await loadKey())
    if (response.ok && response.body) return read(response.body, onProgress)
    const refusal = await refusalOf(response)
    if (attempt === 3 || !refusal.code.startsWith('signature.')) throw refusal
  }
}

async function read(stream: ReadableStream<Uint8Array>, onProgress: (bytes: number) => void): Promise<Blob> {
  const parts: BlobPart[] = []
  const reader = stream.getReader()
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read()
    if (done) return new Blob(parts, { type: 'application/zip' })
    parts.push(value as Uint8Array<ArrayBuffer>)
    bytes += value.length
    onProgress(bytes)
  }
}
