/** XML of strangers as a small tree: no document types, no entities, bounded in every direction. Pure. */
import { SaxesParser } from 'saxes'

export interface XmlNode {
  /** Without its prefix. */
  readonly name: string
  /** Names without prefixes. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  readonly text: string
}

/** In words for whoever made the file. */
export class XmlFault extends Error {}

export const xmlLimits = { bytes: 2 * 1024 * 1024, depth: 60, nodes: 20_000 } as const

interface Growing {
  name: string
  attributes: Record<string, string>
  children: Growing[]
  text: string
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

export function parseXml(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: false })
  const root: Growing = { name: '', attributes: {}, children: [], text: '' }
  const open: Growing[] = [root]
  let nodes = 0
  parser.on('error', (error) => {
    throw new XmlFault(`XML не читается: ${error.message}`)
  })
  parser.on('doctype', () => {
    throw new XmlFault('В XML стоит DOCTYPE: так подставляют чужие файлы. Уберите его')
  })
  parser.on('opentag', (tag) => {
    if (++nodes > xmlLimits.nodes) throw new XmlFault('В XML слишком много частей')
    if (open.length > xmlLimits.depth) throw new XmlFault('XML вложен слишком глубоко')
    // Names and references are tokens: spaces around them are nobody's.
    const attributes = Object.fromEntries(
      Object.entries(tag.attributes).map(([k, v]) => [local(k), v.trim()]),
    )
    const node: Growing = { name: local(tag.name), attributes, children: [], text: '' }
    open.at(-1)!.children.push(node)
    open.push(node)
  })
  const write = (piece: string) => {
    const node = open.at(-1)!
    if (node.text.length < 20_000) node.text += piece
  }
  parser.on('text', write)
  parser.on('cdata', write)
  parser.on('closetag', () => void open.pop())
  parser.write(text.replace(/^\ufeff/, '')).close()
  const first = root.children[0]
  if (!first) throw new XmlFault('В XML ничего нет')
  return first
}

/** UTF-8, or UTF-16 with its mark; other letters are named in the heading and not guessed. */
export function xmlText(bytes: Uint8Array): string {
  if (bytes.length > xmlLimits.bytes) throw new XmlFault('XML больше 2 МБ')
  const mark = [bytes[0], bytes[1]].join(' ')
  const heading = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const named = /encoding=["']([\w-]+)["']/.exec(heading)?.[1]?.toLowerCase() ?? 'utf-8'
  const encoding = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : named
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new XmlFault(`XML написан не буквами ${encoding.toUpperCase()}`)
  }
}

export const childrenOf = (node: XmlNode, name: string): XmlNode[] =>
  node.children.filter((child) => child.name.toLowerCase() === name.toLowerCase())

export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node && childrenOf(node, name)[0]

/** Whatever stands in it, in one line. */
export const wordsOf = (node: XmlNode | undefined): string =>
  node === undefined ? '' : [node.text, ...node.children.map(wordsOf)].join(' ').replace(/\s+/g, ' ').trim()
