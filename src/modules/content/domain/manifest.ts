/** What imsmanifest.xml says: SCORM 1.2 and 2004, their lessons in order, how one goes between them. Pure. */
import type { Activity, Sco, ScormInside, Sequencing } from '../contract.ts'
import { pathKey } from './entries.ts'
import { orderOf, saysOrder, thresholdOf } from './sequencing.ts'
import { childOf, childrenOf, parseXml, wordsOf, type XmlNode } from './xml.ts'

export type Parsed =
  | { readonly manifest: ScormInside; readonly faults?: undefined }
  | { readonly faults: readonly string[]; readonly manifest?: undefined }

const no = (...faults: string[]): Parsed => ({ faults })

interface Resource {
  readonly href: string
  readonly isSco: boolean
}

export function parseManifest(text: string, paths: ReadonlySet<string>): Parsed {
  const root = parseXml(text)
  if (root.name !== 'manifest') return no('В imsmanifest.xml нет манифеста курса')
  const kind = kindOf(root)
  if (kind === null) return no('В imsmanifest.xml не сказано, какой это SCORM: 1.2 или 2004')
  const organisations = childOf(root, 'organizations')
  const all = organisations ? childrenOf(organisations, 'organization') : []
  const chosen =
    all.find((o) => o.attributes['identifier'] === organisations?.attributes['default']) ?? all[0]
  if (!chosen) return no('В imsmanifest.xml нет ни одной организации курса: нечего открывать')
  const resources = resourcesOf(root)
  const collection = childOf(root, 'sequencingCollection')
  const isOrdered = kind === 'scorm2004' && saysOrder(chosen)
  const scos: Sco[] = []
  const faults: string[] = []
  const seen = new Set<string>()
  const activityOf = (node: XmlNode): Activity => {
    const id = node.attributes['identifier'] ?? ''
    const title = wordsOf(childOf(node, 'title')).slice(0, 300)
    if (id === '' || seen.has(id)) faults.push(`В imsmanifest.xml урок без своего имени: «${title}»`)
    seen.add(id)
    const order = isOrdered ? orderOf(node, collection) : null
    const ref = node.attributes['identifierref']
    if (node.name === 'item' && ref !== undefined) {
      const resource = resources.get(ref)
      if (!resource) faults.push(`Урок «${title || id}» ссылается на то, чего нет: «${ref}»`)
      else scos.push(...scoOf(node, id, title, resource, paths, faults, order))
    }
    return {
      id,
      title,
      isVisible: node.attributes['isvisible'] !== 'false',
      children: childrenOf(node, 'item').map(activityOf),
      order,
    }
  }
  const tree = activityOf(chosen)
  if (scos.length === 0 && faults.length === 0) faults.push('В курсе нет ни одного урока с файлом запуска')
  if (scos.length > 500) faults.push('В курсе больше 500 уроков')
  if (faults.length > 0) return no(...new Set(faults))
  return { manifest: { kind, title: tree.title || (scos[0]?.title ?? ''), scos, tree } }
}

function kindOf(root: XmlNode): ScormInside['kind'] | null {
  const version = wordsOf(childOf(childOf(root, 'metadata'), 'schemaversion'))
  if (/^1\.2$/.test(version)) return 'scorm12'
  if (/2004|CAM\s*1\.3/i.test(version)) return 'scorm2004'
  // Many programs leave the version out; its namespaces say it too.
  const spaces = Object.values(root.attributes).join(' ')
  if (/adlcp_rootv1p2/.test(spaces)) return 'scorm12'
  return /adlcp_v1p3/.test(spaces) ? 'scorm2004' : null
}

function resourcesOf(root: XmlNode): Map<string, Resource> {
  const holder = childOf(root, 'resources')
  const base = `${root.attributes['base'] ?? ''}${holder?.attributes['base'] ?? ''}`
  return new Map(
    (holder ? childrenOf(holder, 'resource') : []).map((r) => {
      const type = r.attributes['scormtype'] ?? r.attributes['scormType'] ?? 'asset'
      const href = `${base}${r.attributes['base'] ?? ''}${r.attributes['href'] ?? ''}`
      return [r.attributes['identifier'] ?? '', { href, isSco: type.toLowerCase() === 'sco' }]
    }),
  )
}

function scoOf(
  node: XmlNode,
  id: string,
  title: string,
  resource: Resource,
  paths: ReadonlySet<string>,
  faults: string[],
  order: Sequencing | null,
): Sco[] {
  const [, raw = '', query = ''] = /^([^?#]*)(.*)$/s.exec(resource.href) ?? []
  const path = decoded(raw).replace(/^\.\//, '')
  const name = title || id
  if (path === '') faults.push(`У урока «${name}» нет файла запуска`)
  else if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path))
    faults.push(`Урок «${name}» открывается с чужого сайта: ${path.slice(0, 80)}. Нужны файлы внутри архива`)
  else if (!paths.has(pathKey(path))) faults.push(`Файла запуска урока «${name}» нет в архиве: «${path}»`)
  const parameters = node.attributes['parameters'] ?? ''
  const mastery = Number(wordsOf(childOf(node, 'masteryscore')) || Number.NaN)
  const threshold = thresholdOf(childOf(node, 'completionThreshold'))
  const measure = threshold?.completedByMeasure ? threshold.minProgressMeasure : Number.NaN
  return [
    {
      id,
      title: name,
      path,
      parameters: joined(query, parameters),
      isAsset: !resource.isSco,
      launchData: wordsOf(childOf(node, 'datafromlms') ?? childOf(node, 'dataFromLMS')).slice(0, 4096),
      masteryScore: mastery >= 0 && mastery <= 100 ? mastery : null,
      passingScore: order?.primaryObjective?.satisfiedByMeasure
        ? (order.primaryObjective.minNormalizedMeasure ?? 1)
        : null,
      maxTime: (wordsOf(childOf(node, 'maxtimeallowed')) || (order?.attemptDuration ?? '')).slice(0, 40),
      timeLimitAction: wordsOf(childOf(node, 'timelimitaction') ?? childOf(node, 'timeLimitAction')).slice(
        0,
        40,
      ),
      completionThreshold: measure >= 0 && measure <= 1 ? measure : null,
    },
  ]
}

/** By the rule of SCORM 2004 CAM 3.4.1.5: leading marks of parameters fall away, the second part follows after `&`. */
function joined(query: string, parameters: string): string {
  const bare = parameters.replace(/^[?&]+/, '')
  if (bare === '') return query
  if (bare.startsWith('#')) return query.includes('#') ? query : query + bare
  return query === '' ? `?${bare}` : `${query}&${bare}`
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
