/** What cmi5.xml says: the assignable units of a course in order (cmi5 1.0, Quartz). Pure. */
import { moveOns, type AssignableUnit, type Cmi5Inside } from '../contract.ts'
import { pathKey } from './entries.ts'
import { childOf, childrenOf, parseXml, wordsOf, type XmlNode } from './xml.ts'

export type ParsedCmi5 =
  | { readonly course: Cmi5Inside; readonly faults?: undefined }
  | { readonly faults: readonly string[]; readonly course?: undefined }

/** Russian words first, then whatever stands first. */
function wordsIn(node: XmlNode | undefined): string {
  const all = node ? childrenOf(node, 'langstring') : []
  const own = all.find((l) => /^ru/i.test(l.attributes['lang'] ?? '')) ?? all[0]
  return wordsOf(own ?? node).slice(0, 300)
}

export function parseCmi5(text: string, paths: ReadonlySet<string>): ParsedCmi5 {
  const root = parseXml(text)
  const course = childOf(root, 'course')
  const id = course?.attributes['id'] ?? ''
  if (root.name !== 'courseStructure' || id === '') return { faults: ['В cmi5.xml нет описания курса'] }
  const faults: string[] = []
  const units: AssignableUnit[] = []
  const walk = (node: XmlNode): void => {
    for (const child of node.children)
      if (child.name === 'au') units.push(unitOf(child, paths, faults))
      else if (child.name === 'block') walk(child)
  }
  walk(root)
  if (units.length === 0 && faults.length === 0) faults.push('В cmi5.xml нет ни одного урока')
  if (new Set(units.map((u) => u.id)).size < units.length) faults.push('В cmi5.xml два урока с одним именем')
  return faults.length > 0
    ? { faults }
    : { course: { kind: 'cmi5', id, title: wordsIn(childOf(course, 'title')), units } }
}

function unitOf(node: XmlNode, paths: ReadonlySet<string>, faults: string[]): AssignableUnit {
  const title = wordsIn(childOf(node, 'title')) || (node.attributes['id'] ?? '')
  const [, path = '', parameters = ''] = /^([^?#]*)(.*)$/s.exec(wordsOf(childOf(node, 'url'))) ?? []
  if (/^[a-z][a-z0-9+.-]*:/i.test(path))
    faults.push(`Урок «${title}» открывается с чужого сайта: ${path.slice(0, 80)}. Нужны файлы внутри архива`)
  else if (!paths.has(pathKey(path))) faults.push(`Файла запуска урока «${title}» нет в архиве: «${path}»`)
  const mastery = Number(node.attributes['masteryScore'] ?? Number.NaN)
  const moveOn = moveOns.find((m) => m === node.attributes['moveOn']) ?? 'NotApplicable'
  return {
    id: node.attributes['id'] ?? '',
    title,
    path,
    parameters,
    moveOn,
    masteryScore: mastery >= 0 && mastery <= 1 ? mastery : null,
    launchMethod: node.attributes['launchMethod'] === 'OwnWindow' ? 'OwnWindow' : 'AnyWindow',
    launchParameters: wordsOf(childOf(node, 'launchParameters')).slice(0, 10_000),
    entitlementKey: wordsOf(childOf(node, 'entitlementKey')).slice(0, 1000),
  }
}
