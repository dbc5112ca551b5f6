/** A badge baked into a picture (Open Badges 3.0 §5.3.2): the credential stands inside the SVG or the PNG. */
import { crc32, inflateSync } from 'node:zlib'

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const keyword = 'openbadgecredential'
const mostBytes = 5_000_000

/** The credential, as JSON or as a signed text; undefined when the picture has none. */
export function unbake(file: Buffer): string | undefined {
  if (file.subarray(0, 8).equals(pngStart)) return fromPng(file)
  const text = file.toString('utf8')
  return /<svg[\s>]/.test(text.slice(0, 10_000)) ? fromSvg(text) : undefined
}

function fromSvg(text: string): string | undefined {
  const start = text.indexOf('<openbadges:credential')
  if (start < 0) return undefined
  const open = text.indexOf('>', start)
  const tag = text.slice(start, open)
  const attribute = /\sverify="([^"]+)"/.exec(tag)?.[1]
  if (attribute) return attribute
  const end = text.indexOf('</openbadges:credential>', open)
  const inside = text.slice(open + 1, end < 0 ? undefined : end).trim()
  return (
    inside
      .replace(/^<!\[CDATA\[/, '')
      .replace(/\]\]>$/, '')
      .trim() || undefined
  )
}

/** Chunks of PNG: length, name, data, check sum (ISO 15948 §5.3). */
function fromPng(file: Buffer): string | undefined {
  let at = 8
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    const data = file.subarray(at + 8, at + 8 + length)
    if (name === 'iTXt' && data.toString('latin1', 0, keyword.length + 1) === `${keyword}\0`)
      return textOf(data.subarray(keyword.length + 1))
    at += 12 + length
  }
  return undefined
}

/** iTXt after the keyword: compressed?, method, language, translated keyword, text (§11.3.4.5). */
function textOf(data: Buffer): string | undefined {
  const language = data.indexOf(0, 2)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (translated < 0) return undefined
  const text = data.subarray(translated + 1)
  try {
    return (data[0] === 1 ? inflateSync(text, { maxOutputLength: mostBytes }) : text).toString('utf8')
  } catch {
    return undefined
  }
}

/** Puts a credential into a drawing of our own making: `svg` begins with its `<svg` tag. */
export function bakeSvg(svg: string, credential: string): string {
  const at = svg.indexOf('>', svg.indexOf('<svg'))
  const safe = credential.replaceAll(']]>', ']]]]><![CDATA[>')
  return `${svg.slice(0, at)} xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential><![CDATA[${safe}]]></openbadges:credential>${svg.slice(at + 1)}`
}

/** Puts a credential into a picture after its heading (ISO 15948 §11.3.4.5): not compressed, so that any reader finds it. */
export function bakePng(png: Buffer, credential: string): Buffer {
  const headingEnd = 8 + 12 + 13
  if (!png.subarray(0, 8).equals(pngStart) || png.toString('latin1', 12, 16) !== 'IHDR')
    throw new Error('Это не PNG')
  const chunk = Buffer.concat([
    Buffer.from(`iTXt${keyword}\0\0\0\0\0`, 'latin1'),
    Buffer.from(credential, 'utf8'),
  ])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(chunk.length - 4)
  check.writeUInt32BE(crc32(chunk))
  return Buffer.concat([png.subarray(0, headingEnd), length, chunk, check, png.subarray(headingEnd)])
}
