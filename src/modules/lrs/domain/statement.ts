/** Is this a statement? Every fault of it at once, by the rules of the version that the request speaks. */
import { agentOrGroup, authority } from './actor.ts'
import {
  aNumber,
  checkRecord,
  isRecord,
  iri,
  languageMap,
  listOf,
  oneOf,
  that,
  type Check,
  type Checking,
  type Json,
  type XapiVersion,
} from './check.ts'
import { simpleObject } from './object.ts'
import { result } from './result.ts'
import { context } from './surroundings.ts'
import { isSha2, isUuid, readInstant } from './values.ts'

export const voidedVerb = 'http://adlnet.gov/expapi/verbs/voided'

export interface Fault {
  readonly field: string
  readonly message: string
}

const verb: Check = (c, value, at) =>
  void checkRecord(c, value, at, { id: iri, display: languageMap }, ['id'])

const whole = that((v) => Number.isInteger(v) && (v as number) >= 0, 'Нужно целое число')

const attachment: Check = (c, value, at) =>
  void checkRecord(
    c,
    value,
    at,
    {
      usageType: iri,
      display: languageMap,
      description: languageMap,
      contentType: that((v) => typeof v === 'string' && /^[\w.+-]+\/[\w.+-]+/.test(v), 'Нужен вид данных'),
      length: (inner, v, where) => (aNumber(inner, v, where), whole(inner, v, where)),
      sha2: that(isSha2, 'Нужен SHA-2 шестнадцатеричными цифрами'),
      fileUrl: iri,
    },
    ['usageType', 'display', 'contentType', 'length', 'sha2'],
  )

const instant = that((v) => readInstant(v) !== null, 'Нужны дата и время по RFC 3339')

/** What a statement and a statement inside one share. */
const told = {
  actor: agentOrGroup,
  verb,
  result,
  context,
  timestamp: instant,
  attachments: listOf(attachment),
}

/** Words that make sense only about an activity. */
function aboutActivity(c: Checking, value: Json, at: string): void {
  const kind = isRecord(value['object']) ? value['object']['objectType'] : undefined
  if (kind === undefined || kind === 'Activity' || !isRecord(value['context'])) return
  for (const name of ['revision', 'platform'])
    if (value['context'][name] !== undefined)
      c.fault(`${at}context.${name}`, 'Только когда утверждение о занятии')
}

const subStatement: Check = (c, value, at) => {
  const object: Check = (inner, v, where) =>
    isRecord(v) && v['objectType'] === 'SubStatement'
      ? inner.fault(where, 'Вложенное утверждение не содержит вложенного')
      : simpleObject(inner, v, where)
  const shape = { ...told, object, objectType: oneOf('SubStatement') }
  if (checkRecord(c, value, at, shape, ['objectType', 'actor', 'verb', 'object']))
    aboutActivity(c, value, `${at}.`)
}

const object: Check = (c, value, at) =>
  (isRecord(value) && value['objectType'] === 'SubStatement' ? subStatement : simpleObject)(c, value, at)

const saysVersion: Check = (c, value, at) => {
  const known = c.version === '1.0.3' ? /^1\.0(?:\.\d+)?$/ : /^(?:1|2)\.0(?:\.\d+)?$/
  that((v) => typeof v === 'string' && known.test(v), 'Такой версии xAPI здесь нет')(c, value, at)
}

const statement: Check = (c, value, at) => {
  const shape = {
    ...told,
    object,
    id: that(isUuid, 'Нужен UUID'),
    stored: instant,
    authority,
    version: saysVersion,
  }
  if (!checkRecord(c, value, at, shape, ['actor', 'verb', 'object'])) return
  aboutActivity(c, value, at === '' ? '' : `${at}.`)
  const { verb: said, object: target } = value
  if (
    isRecord(said) &&
    said['id'] === voidedVerb &&
    !(isRecord(target) && target['objectType'] === 'StatementRef')
  )
    c.fault(at === '' ? 'object' : `${at}.object`, 'Отменить можно только другое утверждение')
}

export function faultsOf(version: XapiVersion, value: unknown, at = ''): Fault[] {
  const faults: Fault[] = []
  statement({ version, fault: (field, message) => faults.push({ field, message }) }, value, at)
  return faults
}

/** The faults of an agent given as a parameter of the address. */
export function faultsOfAgent(version: XapiVersion, value: unknown, at: string): Fault[] {
  const faults: Fault[] = []
  agentOrGroup({ version, fault: (field, message) => faults.push({ field, message }) }, value, at)
  return faults
}
