/** What a statement is about: activities and their definitions, references, statements inside statements. */
import { agent, group } from './actor.ts'
import {
  checkRecord,
  extensions,
  isRecord,
  iri,
  languageMap,
  listOf,
  oneOf,
  text,
  that,
  type Check,
} from './check.ts'
import { isUuid } from './values.ts'

const interactions = {
  'true-false': [],
  choice: ['choices'],
  sequencing: ['choices'],
  likert: ['scale'],
  matching: ['source', 'target'],
  performance: ['steps'],
  'fill-in': [],
  'long-fill-in': [],
  numeric: [],
  other: [],
} as const satisfies Record<string, readonly string[]>

const parts: Check = (c, value, at) => {
  const part: Check = (inner, one, where) =>
    void checkRecord(inner, one, where, { id: text, description: languageMap }, ['id'])
  listOf(part)(c, value, at)
  if (!Array.isArray(value)) return
  const ids = value.filter(isRecord).map((one) => one['id'])
  if (new Set(ids).size !== ids.length) c.fault(at, 'Одинаковые id')
}

const lists = ['choices', 'scale', 'source', 'target', 'steps'] as const

export const definition: Check = (c, value, at) => {
  const shape = {
    name: languageMap,
    description: languageMap,
    type: iri,
    moreInfo: iri,
    extensions,
    interactionType: oneOf(...Object.keys(interactions)),
    correctResponsesPattern: listOf(text),
    ...Object.fromEntries(lists.map((name) => [name, parts])),
  }
  if (!checkRecord(c, value, at, shape)) return
  const kind = value['interactionType']
  const may: readonly string[] =
    typeof kind === 'string' && Object.hasOwn(interactions, kind)
      ? interactions[kind as keyof typeof interactions]
      : []
  for (const name of lists)
    if (value[name] !== undefined && !may.includes(name))
      c.fault(`${at}.${name}`, 'Не для этого вида задания')
  if (value['correctResponsesPattern'] !== undefined && kind === undefined)
    c.fault(`${at}.interactionType`, 'Не хватает')
}

export const activity: Check = (c, value, at) =>
  void checkRecord(c, value, at, { objectType: oneOf('Activity'), id: iri, definition }, ['id'])

export const reference: Check = (c, value, at) =>
  void checkRecord(c, value, at, { objectType: oneOf('StatementRef'), id: that(isUuid, 'Нужен UUID') }, [
    'objectType',
    'id',
  ])

/** All but a statement inside a statement. */
export const simpleObject: Check = (c, value, at) => {
  const kind = isRecord(value) ? value['objectType'] : undefined
  const known: Readonly<Record<string, Check>> = { Agent: agent, Group: group, StatementRef: reference }
  const check = typeof kind === 'string' && Object.hasOwn(known, kind) ? known[kind]! : activity
  check(c, value, at)
}
