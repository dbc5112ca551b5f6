/** What cmi5.xml says, checked as the schema and the specification demand (cmi5 §13); faults are words for whoever made it. Pure. */
import { MoveOn, type Block, type Structure, type Unit, type Words } from '../contract.ts'

/** An element as any reader of XML gives it: names without prefixes. */
export interface Xml {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Xml[]
  readonly text: string
}

export type ParsedStructure =
  | { readonly structure: Structure; readonly faults?: undefined }
  | { readonly faults: readonly string[]; readonly structure?: undefined }

interface Reading {
  readonly fault: (words: string) => void
  /** Is there such a file in the package? Null: a structure without a package. */
  readonly hasFile: ((path: string) => boolean) | null
  readonly seen: { readonly block: Set<string>; readonly au: Set<string>; readonly objective: Set<string> }
}

export const structureLimits = { nodes: 5000, depth: 30 } as const

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const named = (node: Xml, name: string): Xml[] => node.children.filter((c) => c.name === name)
const iri = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i
const whole = (node: Xml): string => [node.text, ...node.children.map(whole)].join(' ')

function words(r: Reading, node: Xml | undefined, what: string, of: string): Words {
  const strings = node ? named(node, 'langstring') : []
  if (strings.length === 0) r.fault(`${of}: нет <${what}> со словами на каком-нибудь языке`)
  return Object.fromEntries(strings.map((s) => [s.attributes['lang'] ?? 'und', flat(s.text).slice(0, 2000)]))
}

/** The schema has an order; what it does not know may stand at the end. */
function checkOrder(r: Reading, node: Xml, order: readonly (readonly string[])[], of: string): void {
  let at = 0
  for (const { name } of node.children) {
    const next = order.findIndex((names, i) => i >= at && names.includes(name))
    if (next >= 0) at = next
    else if (order.some((names) => names.includes(name))) r.fault(`${of}: <${name}> стоит не на своём месте`)
  }
}

function identifier(r: Reading, node: Xml, kind: keyof Reading['seen'], of: string): string {
  const id = flat(node.attributes['id'] ?? '')
  if (!iri.test(id)) r.fault(`${of}: id «${id.slice(0, 100)}» — не полный IRI`)
  if (r.seen[kind].has(id)) r.fault(`${of}: id «${id.slice(0, 100)}» стоит дважды`)
  r.seen[kind].add(id)
  return id
}

function referred(r: Reading, node: Xml, of: string): string[] {
  return named(node, 'objectives')
    .flatMap((list) => named(list, 'objective'))
    .map((one) => flat(one.attributes['idref'] ?? ''))
    .filter((id) => {
      if (!r.seen.objective.has(id)) r.fault(`${of}: цели «${id.slice(0, 100)}» в курсе нет`)
      return true
    })
}

const reserved = ['endpoint', 'fetch', 'actor', 'registration', 'activityid']

function address(r: Reading, node: Xml | undefined, of: string): string {
  const url = flat(node ? whole(node) : '')
  const [path = '', query = ''] = url.split('#')[0]!.split(/\?(.*)/s)
  const odd = [...new URLSearchParams(query).keys()].find((k) => reserved.includes(k.toLowerCase()))
  if (odd) r.fault(`${of}: параметр «${odd}» в адресе занят порталом`)
  if (url === '' || /[\s<>"{}|\\^`]/.test(url)) r.fault(`${of}: «${url.slice(0, 100)}» — не адрес`)
  else if (/^[a-z][a-z0-9+.-]*:/i.test(url)) {
    if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url)) r.fault(`${of}: адрес не http и не https`)
  } else if (!r.hasFile) r.fault(`${of}: без архива адрес должен быть полным`)
  else if (!isInside(path) || !r.hasFile(pathOf(path)))
    r.fault(`${of}: файла «${path.slice(0, 100)}» в архиве нет`)
  return url
}

const isInside = (path: string): boolean => !path.startsWith('/') && !pathOf(path).split('/').includes('..')

function pathOf(path: string): string {
  try {
    return decodeURIComponent(path).replace(/^(?:\.\/)+/, '')
  } catch {
    return path
  }
}

function score(r: Reading, said: string | undefined, of: string): number | null {
  if (said === undefined) return null
  const value = Number(said)
  if (said.trim() === '' || !(value >= 0 && value <= 1)) r.fault(`${of}: masteryScore — число от 0 до 1`)
  return value
}

function readUnit(r: Reading, node: Xml): Unit {
  const of = `Урок «${flat(node.attributes['id'] ?? '').slice(0, 100)}»`
  const id = identifier(r, node, 'au', of)
  checkOrder(
    r,
    node,
    [['title'], ['description'], ['objectives'], ['url'], ['launchParameters'], ['entitlementKey']],
    of,
  )
  const { moveOn = 'NotApplicable', launchMethod = 'AnyWindow', masteryScore, activityType } = node.attributes
  const rule = MoveOn.safeParse(moveOn)
  if (!rule.success) r.fault(`${of}: moveOn «${moveOn.slice(0, 40)}» неизвестно`)
  if (launchMethod !== 'AnyWindow' && launchMethod !== 'OwnWindow')
    r.fault(`${of}: launchMethod — AnyWindow или OwnWindow`)
  const said = (name: string) => {
    const [found] = named(node, name)
    return found ? flat(whole(found)).slice(0, 10_000) : null
  }
  return {
    kind: 'au',
    id,
    title: words(r, named(node, 'title')[0], 'title', of),
    description: words(r, named(node, 'description')[0], 'description', of),
    objectives: referred(r, node, of),
    url: address(r, named(node, 'url')[0], of),
    launchMethod: launchMethod === 'OwnWindow' ? 'OwnWindow' : 'AnyWindow',
    moveOn: rule.data ?? 'NotApplicable',
    masteryScore: score(r, masteryScore, of),
    launchParameters: said('launchParameters'),
    entitlementKey: said('entitlementKey'),
    activityType: activityType ?? null,
  }
}

function readBlock(r: Reading, node: Xml, depth: number): Block {
  const of = `Раздел «${flat(node.attributes['id'] ?? '').slice(0, 100)}»`
  if (depth > structureLimits.depth) r.fault('Разделы вложены слишком глубоко')
  checkOrder(r, node, [['title'], ['description'], ['objectives'], ['au', 'block']], of)
  return {
    kind: 'block',
    id: identifier(r, node, 'block', of),
    title: words(r, named(node, 'title')[0], 'title', of),
    description: words(r, named(node, 'description')[0], 'description', of),
    objectives: referred(r, node, of),
    children: depth > structureLimits.depth ? [] : readChildren(r, node, depth),
  }
}

const readChildren = (r: Reading, node: Xml, depth: number): (Block | Unit)[] =>
  node.children.flatMap((child) => {
    if (child.name === 'au') return readUnit(r, child)
    return child.name === 'block' ? readBlock(r, child, depth + 1) : []
  })

/** `hasFile` null: the structure came without a package, so every address must be whole. */
export function parseStructure(root: Xml, hasFile: ((path: string) => boolean) | null): ParsedStructure {
  const faults: string[] = []
  const r: Reading = {
    fault: (said) => void (faults.length < 20 && faults.push(said)),
    hasFile,
    seen: { block: new Set(), au: new Set(), objective: new Set() },
  }
  const [course] = named(root, 'course')
  if (root.name !== 'courseStructure' || !course) return { faults: ['В cmi5.xml нет описания курса'] }
  checkOrder(r, root, [['course'], ['objectives'], ['au', 'block']], 'Курс')
  const id = flat(course.attributes['id'] ?? '')
  if (!iri.test(id)) r.fault(`Курс: id «${id.slice(0, 100)}» — не полный IRI`)
  const objectives = named(root, 'objectives')
    .flatMap((list) => named(list, 'objective'))
    .map((one) => ({
      id: identifier(r, one, 'objective', 'Цель'),
      title: words(r, named(one, 'title')[0], 'title', 'Цель'),
      description: words(r, named(one, 'description')[0], 'description', 'Цель'),
    }))
  const structure: Structure = {
    id,
    title: words(r, named(course, 'title')[0], 'title', 'Курс'),
    description: words(r, named(course, 'description')[0], 'description', 'Курс'),
    objectives,
    children: readChildren(r, root, 0),
  }
  if (r.seen.au.size === 0) r.fault('В курсе нет ни одного урока')
  if (r.seen.au.size + r.seen.block.size > structureLimits.nodes) r.fault('В курсе слишком много уроков')
  return faults.length > 0 ? { faults } : { structure }
}
