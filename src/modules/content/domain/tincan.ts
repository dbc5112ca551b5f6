/** tincan.xml of a package of xAPI: the one activity that is launched, or faults in words for whoever made it. Pure. */
import type { XapiInside } from '../contract.ts'
import type { XmlNode } from './xml.ts'

export type ParsedTincan =
  | { readonly inside: XapiInside; readonly faults?: undefined }
  | { readonly faults: readonly string[]; readonly inside?: undefined }

const named = (node: XmlNode, name: string): XmlNode[] => node.children.filter((c) => c.name === name)
const flat = (node: XmlNode | undefined): string => (node?.text ?? '').replaceAll(/\s+/g, ' ').trim()
const iri = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i

/** Russian words first, then whatever stands first. */
const ofLanguage = (nodes: readonly XmlNode[]): XmlNode | undefined =>
  nodes.find((n) => /^ru/i.test(n.attributes['lang'] ?? '')) ?? nodes[0]

export function parseTincan(root: XmlNode, hasFile: (path: string) => boolean): ParsedTincan {
  if (root.name !== 'tincan') return { faults: ['tincan.xml: в начале нет <tincan>'] }
  const launched = named(root, 'activities')
    .flatMap((list) => named(list, 'activity'))
    .filter((one) => flat(ofLanguage(named(one, 'launch'))) !== '')
  const [activity] = launched
  if (!activity) return { faults: ['tincan.xml: ни у одного <activity> нет <launch> — открывать нечего'] }
  if (launched.length > 1)
    return { faults: ['tincan.xml: <launch> есть у нескольких <activity>. Упакуйте каждый урок отдельно'] }
  const faults: string[] = []
  const activityId = activity.attributes['id'] ?? ''
  if (!iri.test(activityId) || activityId.length > 2000)
    faults.push(`tincan.xml: id «${activityId.slice(0, 100)}» — не полный IRI`)
  const launch = flat(ofLanguage(named(activity, 'launch')))
  const [, path = '', parameters = ''] = /^([^?#]*)(.*)$/.exec(launch) ?? []
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(launch))
    faults.push(`Урок открывается с чужого сайта: ${launch.slice(0, 80)}. Нужны файлы внутри архива`)
  else if (!hasFile(path)) faults.push(`tincan.xml: файла «${path.slice(0, 100)}» в архиве нет`)
  if (faults.length > 0) return { faults }
  const title = flat(ofLanguage(named(activity, 'name'))).slice(0, 300)
  return { inside: { kind: 'xapi', title, activityId, path, parameters } }
}

export interface Voice {
  readonly sessionId: string
  readonly endpoint: string
  readonly auth: string
  readonly actor: unknown
  readonly registration: string
}

/** The launch of the TinCan convention. Spaces are %20: packages read these words without knowing of «+». */
export function launchAddress(base: string, inside: XapiInside, voice: Voice): string {
  const { endpoint, auth, actor, registration } = voice
  const said = Object.entries({
    endpoint,
    auth,
    actor: JSON.stringify(actor),
    registration,
    activity_id: inside.activityId,
  }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const url = new URL(inside.path + inside.parameters, base)
  url.search += `${url.search === '' ? '?' : '&'}${said.join('&')}`
  return url.href
}
