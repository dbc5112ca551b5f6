/** The sequencing cases of ADL's own test suite for SCORM 2004, 4th edition: its manifests and its steps, against the way that the player goes. No browser: the applet that ran them is gone from browsers for good. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ScormInside } from '../../src/modules/content/contract.ts'
import { pathKey } from '../../src/modules/content/domain/entries.ts'
import { parseManifest } from '../../src/modules/content/domain/manifest.ts'
import { resumed2004 } from '../../src/modules/content/web/player/resume.ts'
import { isSequenced, sequenceOf, type Sequence } from '../../src/modules/content/web/player/sequence.ts'
import type { Run } from './suite.ts'

/** One lesson of a case: which it must be, what it does, what the learner presses then. */
interface Step {
  readonly activity: string
  readonly commands: string[]
  press: string
}

interface Failure {
  readonly case: string
  readonly why: string
}

/** The suite is here when the folder has its cases. */
export const holdsAdl = (folder: string): boolean => existsSync(join(folder, 'TestCases'))

export async function runAdl(folder: string, logFolder: string, grep?: string): Promise<Run> {
  const names = readdirSync(join(folder, 'TestCases'))
    .map((f) => f.replace(/\.properties$/, ''))
    .filter((name) => existsSync(join(folder, `LMSTestPackage_${name}`, 'imsmanifest.xml')))
    .filter((name) => !grep || name.includes(grep))
  const failures: Failure[] = []
  const skipped: string[] = []
  for (const name of names) {
    const read = insideOf(folder, name)
    if (typeof read === 'string') failures.push({ case: name, why: read })
    else if (!isSequenced(read)) skipped.push(name)
    else {
      const why = await play(read, readFileSync(join(folder, 'TestCases', `${name}.properties`), 'latin1'))
      if (why !== null) failures.push({ case: name, why })
    }
  }
  const log = join(logFolder, 'scorm-adl.json')
  writeFileSync(log, JSON.stringify({ cases: names, skipped, failures }, null, 1))
  for (const one of failures) console.log(`  ADL ${one.case}: ${one.why}`)
  const ran = names.length - skipped.length
  return { what: 'ADL SCORM 2004 sequencing', passed: ran - failures.length, failed: failures.length, log }
}

/** Its files are joined by its own build; here every file that is named is there. */
function insideOf(folder: string, name: string): ScormInside | string {
  const text = readFileSync(join(folder, `LMSTestPackage_${name}`, 'imsmanifest.xml'), 'utf8')
  const named = [...text.matchAll(/href\s*=\s*"([^"?#]+)/g)].flatMap(([, path = '']) => [
    path,
    `resources/${path}`,
  ])
  const parsed = parseManifest(text, new Set(named.map(pathKey)))
  return parsed.manifest ?? parsed.faults.join('; ')
}

function stepsOf(text: string): Step[] {
  const steps: (Step & { readonly key: string })[] = []
  for (const line of text.replaceAll('\\\r\n', '').split(/\r?\n/)) {
    const [, key = '', activity = '', what = '', value = ''] =
      /^((?:Act)(\d+)V\d+)\.([^=]+)=(.*)$/.exec(line) ?? []
    if (key === '') continue
    let step = steps.at(-1)
    if (step?.key !== key) steps.push((step = { key, activity, commands: [], press: '' }))
    if (what.startsWith('commands')) step.commands.push(value)
    if (what === 'CUI') step.press = value
  }
  return steps
}

const words: Readonly<Record<string, string>> = {
  c: 'cmi',
  a: 'adl',
  n: 'nav',
  r: 'request',
  X: 'exit',
  SS: 'success_status',
  CS: 'completion_status',
  S: 'score',
  SCA: 'scaled',
  PM: 'progress_measure',
  OB: 'objectives',
  id: 'id',
  ID: 'id',
  CNT: '_count',
  DA: 'data',
  STR: 'store',
  SD: 'suspend_data',
  LOC: 'location',
  E: 'entry',
  RW: 'raw',
  MN: 'min',
  MX: 'max',
  D: 'description',
}
const values: Readonly<Record<string, string>> = {
  'N.c': 'continue',
  'N.p': 'previous',
  'N.ea': 'exitAll',
  'N.sa': 'suspendAll',
  'N.e': 'exit',
  'N.a': 'abandon',
  'N.aa': 'abandonAll',
  'N.n': '_none_',
  'M.n': 'normal',
  'X.s': 'suspend',
  'X.t': 'time-out',
  'X.l': 'logout',
  pass: 'passed',
  fail: 'failed',
  unk: 'unknown',
  comp: 'completed',
  incomp: 'incomplete',
  notatt: 'not attempted',
}

/** `c~OB~&obj1&~SS!pass`: objectives by their name, words by their letters; null: a word that this runner does not know. */
function elementOf(said: string, sequence: Sequence): { element: string; value: string } | null {
  const [path = '', value = ''] = said.split(/!(.*)/s)
  const parts = path.split('~')
  const element: string[] = []
  for (const part of parts) {
    const name = /^&(.*)&$/.exec(part)?.[1]
    if (name !== undefined) {
      const holder = element.join('.')
      const count = Number(sequence.api.GetValue(`${holder}._count`))
      const at = Array.from({ length: count }, (_, n) => n).find(
        (n) => sequence.api.GetValue(`${holder}.${n}.id`) === name,
      )
      if (at === undefined) return { element: `${holder}: ${name}`, value: '' }
      element.push(String(at))
    } else if (/^\d+$/.test(part)) element.push(part)
    else if (words[part] !== undefined) element.push(words[part])
    else return null
  }
  const [, target, kind] = /^tar~(.+)~(TY\.c|N\.j|TY\.j)$/.exec(value) ?? []
  if (target !== undefined)
    return { element: element.join('.'), value: `{target=${target}}${kind === 'TY.c' ? 'choice' : 'jump'}` }
  return { element: element.join('.'), value: values[value] ?? value }
}

/** Null: as the suite wants it. */
async function play(inside: ScormInside, said: string): Promise<string | null> {
  const steps = stepsOf(said)
  const start = /^start=(.*?)\r?$/m.exec(said)?.[1] ?? '.'
  let delivered: { id: string; isResumed: boolean } | null = null
  let isEnded = false
  let state: Record<string, unknown> | undefined
  const kept: Record<string, Record<string, unknown>> = {}
  const open = (): Sequence => {
    const made = sequenceOf(
      inside,
      { logLevel: 5 },
      {
        deliver: (id, isResumed) => void (delivered = { id, isResumed }),
        end: () => void (isEnded = true),
        keep: (now) => void (state = JSON.parse(JSON.stringify(now)) as Record<string, unknown>),
      },
    )
    made.begin(state)
    return made
  }
  let sequence = open()
  if (start !== '.') sequence.ask('choice', targetOf(inside.tree, start))
  for (const [n, step] of steps.entries()) {
    if (isEnded && delivered === null) {
      isEnded = false
      sequence = open()
    }
    const now = delivered as { id: string; isResumed: boolean } | null
    delivered = null
    const sco = inside.scos.find((s) => s.id === now?.id)
    const number = /[?&]act=(\d+)/.exec(sco?.parameters ?? '')?.[1]
    if (!now || !sco || number !== step.activity)
      return `шаг ${n + 1}: должен открыться урок ${step.activity}, открылся ${number ?? 'никакой'}`
    sequence.api.reset()
    sequence.api.loadFromJSON(
      resumed2004(now.isResumed ? kept[now.id] : undefined, {
        ...sco,
        learner: { id: 'p', name: 'Проверка' },
        isPreview: false,
      }) as never,
    )
    for (const command of step.commands) {
      const [act = '', what = '', wanted = '', error = ''] = command.split('->')
      const why = runOne(sequence, act, what, wanted, error)
      if (why !== null) return `шаг ${n + 1} (урок ${step.activity}): ${why}`
    }
    if (sequence.api.isInitialized()) {
      kept[now.id] = JSON.parse(
        JSON.stringify({ ...sequence.api.renderCommitCMI(true), isEnd: true }),
      ) as Record<string, unknown>
      sequence.api.Terminate('')
    }
    const [button = '', title = ''] = step.press.split('~')
    if (button === 'Continue') sequence.ask('continue')
    if (button === 'Previous') sequence.ask('previous')
    if (button === 'Choice') sequence.ask('choice', targetOf(inside.tree, title))
  }
  return null
}

function runOne(sequence: Sequence, act: string, what: string, wanted: string, error: string): string | null {
  const { api } = sequence
  if (act === 'I') return api.Initialize('') === 'true' ? null : 'Initialize не удался'
  if (act !== 'SET' && act !== 'GET') return null
  const read = elementOf(what, sequence)
  if (read === null) return null
  if (act === 'SET') {
    const said = api.SetValue(read.element, read.value)
    if (said !== (wanted === 'f' ? 'false' : 'true'))
      return `SetValue ${read.element}=${read.value}: ${said}, ошибка ${api.GetLastError()}`
    return null
  }
  const got = api.GetValue(read.element)
  if (wanted !== '' && !wanted.includes('~') && got !== (values[wanted] ?? wanted))
    return `GetValue ${read.element}: «${got}» вместо «${values[wanted] ?? wanted}» (${error})`
  return null
}

const targetOf = (tree: ScormInside['tree'], title: string): string => {
  const all = [tree]
  for (const one of all) all.push(...one.children)
  return all.find((a) => a.title.trim() === title.trim())?.id ?? title
}
