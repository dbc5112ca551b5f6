/** A package of cmi5 and a lesson of it that speaks as its learner's browser does. */
import { randomUUID } from 'node:crypto'
import type { TestApp } from '../../test/app.ts'
import { speaking } from '../lrs/lrs.test.scene.ts'
import { zipOf } from '../../platform/zip.ts'
import { file } from './content.test.scene.ts'

const words = (name: string, text: string) =>
  `<${name}><langstring lang="en">Heart</langstring><langstring lang="ru">${text}</langstring></${name}>`
const named = (text: string) => words('title', text) + words('description', text)
export const au = (name: string, url: string, rest = '') =>
  `<au id="https://nmo.example/au/${name}" ${rest}>${named(`Занятие ${name}`)}<url>${url}</url></au>`
export const cmi5Package = (
  units = au('a', 'index.html?k=1', 'moveOn="Passed" masteryScore="0.8"') +
    au('b', 'b/index.html', 'moveOn="Completed"'),
) =>
  zipOf([
    file(
      'cmi5.xml',
      `<?xml version="1.0"?><courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
        <course id="https://nmo.example/course">${named('Кардиология')}</course>
        <block id="https://nmo.example/block">${named('Раздел')}${units}</block></courseStructure>`,
    ),
    file('index.html', '<!doctype html><title>a</title>'),
    file('b/index.html', '<!doctype html><title>b</title>'),
  ])

export const cmi5 = 'https://w3id.org/xapi/cmi5/context'

/** As the lesson's own page would: fetches its key, then speaks. */
export async function lessonAt(app: TestApp, address: string) {
  const url = new URL(address)
  const said = (name: string) => url.searchParams.get(name)!
  const fetching = new URL(said('fetch'))
  const reply = await app.portal.app.inject({
    method: 'POST',
    url: fetching.pathname + fetching.search,
  })
  const token = (JSON.parse(reply.body) as Record<string, string>)['auth-token']!
  const own = speaking(app, token, '')
  const where = `activityId=${said('activityId')}&registration=${said('registration')}&agent=${encodeURIComponent(said('actor'))}`
  const data = (await own.get(`/activities/state?stateId=LMS.LaunchData&${where}`)).body as {
    launchMode: string
    contextTemplate: { extensions: Record<string, string> }
  }
  await own.get(`/agents/profile?profileId=cmi5LearnerPreferences&agent=${encodeURIComponent(said('actor'))}`)
  const told = (verb: string, result?: object, extensions: object = {}) => ({
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    actor: JSON.parse(said('actor')) as object,
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
    object: { id: said('activityId') },
    ...(result ? { result } : {}),
    context: {
      registration: said('registration'),
      contextActivities: {
        category: [
          { id: `${cmi5}/categories/cmi5` },
          ...(/passed|completed|failed/.test(verb) ? [{ id: `${cmi5}/categories/moveon` }] : []),
        ],
      },
      extensions: { ...data.contextTemplate.extensions, ...extensions },
    },
  })
  return {
    url,
    data,
    own,
    where,
    told,
    say: (verb: string, result?: object, extensions: object = {}) =>
      own.post('/statements', told(verb, result, extensions)),
  }
}
