/** In what surroundings: registration, instructor, team, other activities and agents. */
import { agent, agentOrGroup, group, isGroup } from './actor.ts'
import { checkRecord, extensions, isRecord, iri, listOf, oneOf, text, that, type Check } from './check.ts'
import { activity, reference } from './object.ts'
import { isLanguage, isUuid } from './values.ts'

/** One activity may stand without a list. */
const activities: Check = (c, value, at) => (isRecord(value) ? activity : listOf(activity))(c, value, at)

const contextActivities: Check = (c, value, at) =>
  void checkRecord(c, value, at, {
    parent: activities,
    grouping: activities,
    category: activities,
    other: activities,
  })

/** New in 2.0: agents and groups with the kinds of relation in which they stand. */
const related =
  (what: 'agent' | 'group'): Check =>
  (c, value, at) => {
    const relevantTypes: Check = (inner, types, where) => {
      listOf(iri)(inner, types, where)
      if (Array.isArray(types) && types.length === 0) inner.fault(where, 'Список не бывает пустым')
    }
    const shape = {
      objectType: oneOf(what === 'agent' ? 'contextAgent' : 'contextGroup'),
      [what]: what === 'agent' ? agent : group,
      relevantTypes,
    }
    checkRecord(c, value, at, shape, ['objectType', what])
  }

const surroundings = {
  registration: that(isUuid, 'Нужен UUID'),
  instructor: agentOrGroup,
  team: ((c, value, at) =>
    isGroup(value) ? group(c, value, at) : c.fault(at, 'Команда — это группа')) satisfies Check,
  contextActivities,
  revision: text,
  platform: text,
  language: that(isLanguage, 'Язык — по RFC 5646'),
  statement: reference,
  extensions,
}

export const context: Check = (c, value, at) =>
  void checkRecord(
    c,
    value,
    at,
    c.version === '1.0.3'
      ? surroundings
      : {
          ...surroundings,
          contextAgents: listOf(related('agent')),
          contextGroups: listOf(related('group')),
        },
  )
