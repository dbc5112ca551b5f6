/** What kinds of files a package may hold, by their ending, and as what they are given out. Pure. */

const octets = 'application/octet-stream'

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  htm: 'text/html; charset=utf-8',
  xhtml: 'application/xhtml+xml',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  cjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  xml: 'text/xml',
  xsd: 'text/xml',
  xsl: 'text/xml',
  dtd: octets,
  ent: octets,
  mod: octets,
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  properties: 'text/plain; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  cur: 'image/x-icon',
  svg: 'image/svg+xml',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  otf: 'font/otf',
  eot: 'application/vnd.ms-fontobject',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
  vtt: 'text/vtt; charset=utf-8',
  srt: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
  doc: octets,
  docx: octets,
  xls: octets,
  xlsx: octets,
  ppt: octets,
  pptx: octets,
  odt: octets,
  ods: octets,
  odp: octets,
  rtf: octets,
  swf: octets,
  wasm: 'application/wasm',
  glb: 'model/gltf-binary',
  gltf: 'model/gltf+json',
  bin: octets,
  dat: octets,
}
/** Names without an ending that authors of packages leave. */
const bare = /(^|\/)(license|licence|readme|notice|authors|changelog|version)$/i

/** Null: nothing that a course opens. */
export function typeOf(name: string): string | null {
  const ending = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase()
  if (ending === undefined) return bare.test(name) ? 'text/plain; charset=utf-8' : null
  return types[ending] ?? null
}
