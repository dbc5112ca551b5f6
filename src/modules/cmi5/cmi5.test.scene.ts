/** A course of cmi5 and content that speaks with the store as its learner's browser does. */
import { randomUUID } from 'node:crypto'
import { testApp, type TestApp } from '../../test/app.ts'
import { speaking, type Speaking } from '../lrs/lrs.test.scene.ts'
import { portalStore } from '../lrs/contract.ts'
import type { LaunchMode, MoveOn } from './contract.ts'
import type { Xml } from './domain/structure.ts'
import { categories, extensions, verbs, type Verb } from './domain/verbs.ts'
import { keepCourse, readStructure } from './use-cases/courses.ts'
import { launchUnit } from './use-cases/launch.ts'

export const xml = (
  name: string,
  attributes: Record<string, string> = {},
  ...children: readonly (Xml | string)[]
): Xml => ({
  name,
  attributes,
  children: children.filter((c) => typeof c !== 'string'),
  text: children.filter((c) => typeof c === 'string').join(''),
})
const words = (name: string, text: string) => xml(name, {}, xml('langstring', { lang: 'ru' }, text))
const named = (text: string) => [words('title', text), words('description', text)]

export const au = (
  name: string,
  over: { moveOn?: MoveOn; masteryScore?: string; url?: string; id?: string } = {},
): Xml =>
  xml(
    'au',
    {
      id: over.id ?? `https://nmo.example/au/${name}`,
      ...(over.moveOn ? { moveOn: over.moveOn } : {}),
      ...(over.masteryScore ? { masteryScore: over.masteryScore } : {}),
    },
    ...named(name),
    xml('url', {}, over.url ?? 'index.html?a=1'),
  )
export const block = (name: string, ...children: readonly Xml[]): Xml =>
  xml('block', { id: `https://nmo.example/block/${name}` }, ...named(name), ...children)
export const course = (...children: readonly Xml[]): Xml =>
  xml(
    'courseStructure',
    {},
    xml('course', { id: 'https://nmo.example/course/ecg' }, ...named('ЭКГ')),
    ...children,
  )

export interface Content extends Speaking {
  readonly url: URL
  readonly sessionId: string
  readonly activityId: string
  readonly actor: Record<string, unknown>
  readonly registration: string
  readonly told: (verb: string, over?: Record<string, unknown>) => Record<string, unknown>
  readonly say: (
    verb: string,
    over?: Record<string, unknown>,
  ) => Promise<{ readonly status: number; readonly body: unknown }>
  readonly preferences: () => Promise<number>
}

const results: Readonly<Record<string, unknown>> = {
  completed: { completion: true, duration: 'PT10M' },
  passed: { success: true, duration: 'PT10M' },
  failed: { success: false, duration: 'PT10M' },
  terminated: { duration: 'PT10M' },
}

export interface Cmi5Scene {
  readonly app: TestApp
  readonly courseOf: (...children: readonly Xml[]) => Promise<string>
  /** Launched, with its key fetched; nothing said yet. */
  readonly launch: (asked: {
    courseId: string
    personId: string
    registration: string
    unit?: number
    mode?: LaunchMode
  }) => Promise<Content>
  /** Launched and begun. */
  readonly begin: (asked: Parameters<Cmi5Scene['launch']>[0]) => Promise<Content>
  readonly statements: (registration: string) => Promise<Record<string, unknown>[]>
  readonly fetchKey: (url: URL) => Promise<Record<string, string>>
}

export async function cmi5Scene(): Promise<Cmi5Scene> {
  const app = await testApp()
  const fetchKey: Cmi5Scene['fetchKey'] = async (url) => {
    const { pathname, search } = new URL(url.searchParams.get('fetch')!)
    const reply = await app.portal.app.inject({ method: 'POST', url: pathname + search })
    if (reply.statusCode !== 200) throw new Error(reply.body)
    return JSON.parse(reply.body) as Record<string, string>
  }
  const launch: Cmi5Scene['launch'] = async ({ unit = 0, mode = 'Normal', ...asked }) => {
    const { url: address, sessionId } = await launchUnit(app.context(null), {
      ...asked,
      unit,
      mode,
      holder: null,
      base: 'https://content.example/files/',
      returnUrl: null,
    })
    const url = new URL(address)
    const { 'auth-token': token } = await fetchKey(url)
    const said = (name: string) => url.searchParams.get(name)!
    const actor = JSON.parse(said('actor')) as Record<string, unknown>
    const [registration, activityId] = [said('registration'), said('activityId')]
    const own = speaking(app, token!, '')
    const told: Content['told'] = (verb, over = {}) => {
      const known = Object.hasOwn(verbs, verb)
      const isMoving = ['completed', 'passed', 'failed'].includes(verb)
      return {
        id: randomUUID(),
        timestamp: new Date().toISOString(),
        actor,
        verb: { id: known ? verbs[verb as Verb] : `http://adlnet.gov/expapi/verbs/${verb}` },
        object: { id: activityId },
        ...(results[verb] ? { result: results[verb] } : {}),
        context: {
          registration,
          contextActivities: {
            category: [
              ...(known ? [{ id: categories.cmi5 }] : []),
              ...(isMoving ? [{ id: categories.moveOn }] : []),
            ],
          },
          extensions: { [extensions.session]: sessionId },
        },
        ...over,
      }
    }
    return {
      ...own,
      url,
      sessionId,
      activityId,
      actor,
      registration,
      told,
      say: async (verb, over) => own.post('/statements', told(verb, over)),
      preferences: async () =>
        (
          await own.get(
            `/agents/profile?profileId=cmi5LearnerPreferences&agent=${encodeURIComponent(said('actor'))}`,
          )
        ).status,
    }
  }
  return {
    app,
    fetchKey,
    launch,
    begin: async (asked) => {
      const content = await launch(asked)
      await content.preferences()
      const reply = await content.say('initialized')
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
      return content
    },
    courseOf: async (...children) => {
      const parsed = readStructure(course(...children), () => true)
      if (parsed.faults) throw new Error(parsed.faults.join('; '))
      return keepCourse(app.context(null), portalStore, parsed.structure)
    },
    statements: async (registration) =>
      (await app.sql('select body from lrs.statement order by place'))
        .map((row) => JSON.parse(String(row['body'])) as Record<string, unknown>)
        .filter((s) => (s['context'] as { registration?: string }).registration === registration),
  }
}
