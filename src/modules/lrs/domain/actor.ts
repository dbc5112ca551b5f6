/** Agents and groups: who did it, and by what they are known. */
import {
  checkRecord,
  isRecord,
  iri,
  listOf,
  oneOf,
  text,
  that,
  type Check,
  type Checking,
  type Json,
} from './check.ts'
import { isMailto, isSha1 } from './values.ts'

/** Exactly one of these tells who it is. */
const identifiers = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const

const account: Check = (c, value, at) =>
  void checkRecord(c, value, at, { homePage: iri, name: text }, ['homePage', 'name'])

const identified = {
  name: text,
  mbox: that(isMailto, 'Нужен mailto: с адресом'),
  mbox_sha1sum: that(isSha1, 'Нужны 40 шестнадцатеричных цифр'),
  openid: iri,
  account,
}

const countOf = (value: Json) => identifiers.filter((i) => value[i] !== undefined).length

export const agent: Check = (c, value, at) => {
  if (!checkRecord(c, value, at, { ...identified, objectType: oneOf('Agent') })) return
  if (countOf(value) !== 1) c.fault(at, `Нужно ровно одно из: ${identifiers.join(', ')}`)
}

export const group: Check = (c, value, at) => {
  const shape = { ...identified, objectType: oneOf('Group'), member: listOf(agent) }
  if (!checkRecord(c, value, at, shape, ['objectType'])) return
  const count = countOf(value)
  if (count > 1) c.fault(at, `Не больше одного из: ${identifiers.join(', ')}`)
  if (count === 0 && !(Array.isArray(value['member']) && value['member'].length > 0))
    c.fault(at, 'У безымянной группы должны быть участники')
}

export const isGroup = (value: unknown): boolean => isRecord(value) && value['objectType'] === 'Group'

export const agentOrGroup: Check = (c, value, at) => (isGroup(value) ? group : agent)(c, value, at)

/** Whoever answers for a statement: an agent, or an application and its user (OAuth). */
export const authority: Check = (c: Checking, value, at) => {
  agentOrGroup(c, value, at)
  if (!isGroup(value) || !isRecord(value)) return
  if (countOf(value) > 0 || !Array.isArray(value['member']) || value['member'].length !== 2)
    c.fault(at, 'Группа — ровно из двух участников и без имени')
}

/** What names an agent, one way of writing for each; null for a group without a name of its own. */
export function nameOfAgent(value: Json): string | null {
  if (typeof value['mbox'] === 'string') return value['mbox']
  if (typeof value['mbox_sha1sum'] === 'string') return `sha1:${value['mbox_sha1sum'].toLowerCase()}`
  if (typeof value['openid'] === 'string') return `openid:${value['openid']}`
  const held = value['account']
  return isRecord(held) ? `account:${JSON.stringify([held['homePage'], held['name']])}` : null
}
