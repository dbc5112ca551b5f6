/** A long download with the bytes that came so far: a signed request read as a stream. */
import { go, loadKey, refusalOf, targetOf } from './api.ts'

export interface Came {
  readonly bytes: number
  /** Null: the server does not say how many there will be. */
  readonly of: number | null
}

export async function download(
  path: string,
  params: Readonly<Record<string, string>>,
  onProgress: (came: Came) => void,
): Promise<Blob> {
  const target = targetOf(path, params, {})
  // An epoch that went by meanwhile is learnt from the refusal.
  for (let attempt = 1; ; attempt++) {
    const response = await go({ method: 'GET', target, body: undefined, headers: {} }, await loadKey())
    if (response.ok && response.body) {
      const length = Number(response.headers.get('content-length'))
      return read(response.body, length > 0 ? length : null, onProgress)
    }
    const refusal = await refusalOf(response)
    if (attempt === 3 || !refusal.code.startsWith('signature.')) throw refusal
  }
}

async function read(
  stream: ReadableStream<Uint8Array>,
  of: number | null,
  onProgress: (came: Came) => void,
): Promise<Blob> {
  const parts: BlobPart[] = []
  const reader = stream.getReader()
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read()
    if (done) return new Blob(parts, { type: 'application/zip' })
    parts.push(value as Uint8Array<ArrayBuffer>)
    bytes += value.length
    onProgress({ bytes, of })
  }
}
