/** Sends a file in parts: any lost part is sent again from where the server stopped, and the wait ends with its verdict. */
import { call, Refusal } from '../../../web/api.ts'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import {
  completeUpload,
  createUpload,
  deleteFile,
  type FileInfo,
  type FilePurpose,
  type FileType,
  getFile,
  maxPartBytes,
  minPartBytes,
  putPart,
} from '../contract.ts'
import { text } from './text.ts'

/** As the kit's `FileDrop` wants it. */
export interface UploadedFile {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  readonly type: FileType
  readonly pageCount: number
}

export interface UploadOptions {
  readonly purpose: Exclude<FilePurpose, 'document'>
  readonly onProgress: (sentBytes: number, totalBytes: number) => void
  readonly signal: AbortSignal
  /** Before the first repetition after a loss; each next wait is twice as long. */
  readonly firstWaitMs?: number
  /** Lets the live line end a wait early; gives a way to stop listening. */
  readonly whenChecked?: (fileId: string, wake: () => void) => () => void
}

/** One part takes about so long: progress moves, and a lost part costs little. */
const partSeconds = 1
const maxLosses = 6
const verdictSeconds = 120

export async function uploadFile(file: File, options: UploadOptions): Promise<UploadedFile> {
  const { onProgress, signal } = options
  let id: string | null = null
  try {
    onProgress(0, file.size)
    const sha256 = await digestOf(file)
    const body = { name: file.name, sizeBytes: file.size, sha256, purpose: options.purpose }
    const begun = await patiently(() => call(createUpload, { body }, { signal }), options)
    id = begun.id
    await sendParts(file, begun, options)
    onProgress(file.size, file.size)
    const params = { id: begun.id }
    const done = await patiently(() => call(completeUpload, { params }, { signal }), options)
    return await verdictOf(done, options)
  } catch (error) {
    // What the person stopped is not kept; nobody waits for the answer.
    if (signal.aborted && id) void call(deleteFile, { params: { id } }).catch(() => undefined)
    throw error
  }
}

async function digestOf(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function sendParts(file: Blob, begun: FileInfo, options: UploadOptions): Promise<void> {
  const { onProgress, signal } = options
  let received = begun.state === 'uploading' ? begun.receivedBytes : file.size
  let size = 256 * 1024
  for (let losses = 0; received < file.size;) {
    onProgress(received, file.size)
    const startedAt = performance.now()
    const params = { id: begun.id, offset: received }
    try {
      const answer = await call(putPart, { params, body: file.slice(received, received + size) }, { signal })
      const bytesPerSecond = (answer.receivedBytes - received) / ((performance.now() - startedAt) / 1000)
      size = Math.round(
        Math.min(maxPartBytes, Math.max(minPartBytes, bytesPerSecond * partSeconds, size / 2), size * 2),
      )
      received = answer.receivedBytes
      losses = 0
    } catch (error) {
      const truth = placeSaidIn(error)
      if (truth === null && !isLoss(error)) throw error
      if (++losses > maxLosses) throw lineLost(error)
      if (truth === null) await pauseAfter(losses, error, options)
      size = Math.max(minPartBytes, Math.round(size / 2))
      // The part may have come whole, only its answer was lost: the server knows.
      const place = truth ?? (await placeOf(begun.id, signal)) ?? received
      if (place > received) losses = 0
      received = place
    }
  }
}

const placeOf = async (id: string, signal: AbortSignal): Promise<number | null> => {
  try {
    return (await call(getFile, { params: { id } }, { signal })).receivedBytes
  } catch (error) {
    if (isLoss(error)) return null
    throw error
  }
}

/** `file.wrong-offset` says where the server really is. */
function placeSaidIn(error: unknown): number | null {
  const place =
    error instanceof Refusal && error.code === 'file.wrong-offset' ? error.extras['receivedBytes'] : null
  return typeof place === 'number' ? place : null
}

/** Worth trying again: the line, or a server that is too busy; a refusal is an answer. */
const isLoss = (error: unknown): boolean => {
  const { status, code } = refusedBy(error)
  return code === 'offline' || status === 429 || status >= 500
}

const lineLost = (cause: unknown): Refusal =>
  Object.assign(new Refusal({ code: 'offline', status: 0, title: text.lineLost }), { cause })

const pauseAfter = (
  losses: number,
  error: unknown,
  { signal, firstWaitMs = 500 }: UploadOptions,
): Promise<void> => {
  const asked = (refusedBy(error).retryAfterSeconds ?? 0) * 1000
  return pause(Math.max(asked, firstWaitMs * 2 ** (losses - 1)) * (0.75 + Math.random() / 2), signal)
}

async function patiently<T>(ask: () => Promise<T>, options: UploadOptions): Promise<T> {
  for (let losses = 1; ; losses++) {
    try {
      return await ask()
    } catch (error) {
      if (!isLoss(error)) throw error
      if (losses > maxLosses) throw lineLost(error)
      await pauseAfter(losses, error, options)
    }
  }
}

/** The check takes a second or two; without a scanner it may take longer than a person waits. */
async function verdictOf(done: FileInfo, options: UploadOptions): Promise<UploadedFile> {
  const { signal } = options
  const until = performance.now() + verdictSeconds * 1000
  let info = done
  for (let wait = 250; info.state === 'checking'; wait = Math.min(wait * 1.5, 3000)) {
    if (performance.now() > until)
      throw new Refusal({ code: 'file.check-is-long', status: 409, title: text.checkIsLong })
    await pauseOrVerdict(info.id, wait, options)
    info = await patiently(() => call(getFile, { params: { id: info.id } }, { signal }), options)
  }
  if (info.state === 'refused' || !info.type) {
    throw new Refusal({ code: 'file.refused', status: 409, title: info.refusedWhy ?? '' })
  }
  return {
    id: info.id,
    name: info.name,
    sizeBytes: info.sizeBytes,
    type: info.type,
    pageCount: info.pageCount ?? 1,
  }
}

async function pauseOrVerdict(id: string, ms: number, { signal, whenChecked }: UploadOptions): Promise<void> {
  let stop = () => {}
  const heard = new Promise<void>((wake) => {
    stop = whenChecked?.(id, wake) ?? stop
  })
  try {
    await Promise.race([heard, pause(ms, signal)])
  } finally {
    stop()
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done, stop) => {
    const abort = () => {
      clearTimeout(timer)
      stop(new DOMException('Загрузка остановлена', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort)
      done()
    }, ms)
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
  })
