/** Statements with their attachments in one message (RFC 2046 §5.1, `multipart/mixed`). */

export interface Part {
  /** Names in small letters. */
  readonly headers: ReadonlyMap<string, string>
  readonly content: Buffer
}

const crlf = Buffer.from('\r\n')
const most = 1000

/** The boundary of a media type, or null. */
export function boundaryOf(contentType: string): string | null {
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)
  return found?.[1] ?? found?.[2] ?? null
}

function readPart(bytes: Buffer): Part | null {
  const blank = bytes.indexOf('\r\n\r\n')
  const [headEnd, bodyAt] = bytes.subarray(0, 2).equals(crlf) ? [0, 2] : [blank, blank + 4]
  if (headEnd < 0 || headEnd > 16_384) return null
  const headers = new Map<string, string>()
  for (const line of bytes.subarray(0, headEnd).toString('latin1').split('\r\n')) {
    const at = line.indexOf(':')
    if (at > 0) headers.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim())
  }
  return { headers, content: bytes.subarray(bodyAt) }
}

/** Null: this is no such message. */
export function readMultipart(body: Buffer, boundary: string): Part[] | null {
  const mark = Buffer.from(`\r\n--${boundary}`)
  const opening = mark.subarray(2)
  let at = body.subarray(0, opening.length).equals(opening) ? opening.length : -1
  if (at < 0) {
    const first = body.indexOf(mark)
    if (first < 0) return null
    at = first + mark.length
  }
  const parts: Part[] = []
  for (;;) {
    if (body.subarray(at, at + 2).toString('latin1') === '--') return parts
    const lineEnd = body.indexOf(crlf, at)
    if (lineEnd < 0 || /[^ \t]/.test(body.subarray(at, lineEnd).toString('latin1'))) return null
    const next = body.indexOf(mark, lineEnd)
    if (next < 0 || parts.length === most) return null
    const part = readPart(body.subarray(lineEnd + 2, next))
    if (!part) return null
    parts.push(part)
    at = next + mark.length
  }
}

export function writeMultipart(boundary: string, parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(({ headers, content }) => [
    Buffer.from(
      `--${boundary}\r\n${[...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
      'latin1',
    ),
    content,
    crlf,
  ])
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)])
}
