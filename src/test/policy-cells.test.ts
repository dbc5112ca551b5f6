/** Every cell of every `policy.ts` is told by the committed table, and no flip of one goes unnoticed (G6). */
import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../platform/context.ts'
import { personActor, system } from '../platform/house.ts'
import { roles, type Role } from '../platform/permissions.ts'

type Policy = Record<string, (...args: never[]) => unknown>
type Case = readonly [what: string, args: readonly unknown[]]

const actor = (personId: string, role: Role, organisationId: string | null = null): Actor =>
  personActor({ personId, sessionId: null, roles: [role], organisationId })
const nobody = { ...system, kind: 'guest' as const }
/** Each role over something of their own and of another; the portal itself and nobody besides. */
const actors: readonly (readonly [string, Actor])[] = [
  ...roles.flatMap((role) => [
    [`${role}, свой`, actor('a', role)] as const,
    [`${role}, чужой`, actor('b', role)] as const,
  ]),
  ['портал', system],
  ['никто', nobody],
]
const over = (things: readonly (readonly [string, unknown])[]): Case[] =>
  actors.flatMap(([who, one]) => things.map(([what, thing]): Case => [`${who}; ${what}`, [one, thing]]))

const statuses = ['draft', 'review', 'verified', 'suspended', 'withdrawn', 'rejected', 'revoked', 'ended']
const rule = {
  role: 'doctor',
  grantedBy: ['administrator', 'manager'],
  approvedBy: ['verifier'],
  needsTwo: true,
}
const managers: readonly (readonly [string, Actor])[] = [
  ...actors,
  ['руководитель своей организации', actor('m', 'manager', 'o1')],
  ['руководитель другой организации', actor('m', 'manager', 'o2')],
]
const given = (organisationId: string | null) => ({ rule, personId: 'a', organisationId })

const providers: readonly (readonly [string, Actor])[] = [
  ...actors,
  ['представитель своей организации', actor('p', 'provider', 'o1')],
  ['представитель другой организации', actor('p', 'provider', 'o2')],
]
const learners = (things: readonly (readonly [string, unknown])[]): Case[] =>
  providers.flatMap(([who, one]) => things.map(([what, thing]): Case => [`${who}; ${what}`, [one, thing]]))
const byState = (...states: readonly string[]) => states.map((state): Case => [state, [state]])

const personal = over([
  ['строка человека', { person_id: 'a' }],
  ['ничья', { person_id: null }],
])

/** What is asked of each function of each module. */
const grid: Readonly<Record<string, Readonly<Record<string, readonly Case[]>>>> = {
  applications: {
    isApplicant: over([['заявление', { applicantId: 'a' }]]),
    mayVerify: over([['заявление', { applicantId: 'a' }]]),
  },
  credentials: {
    maySee: over([['сертификат', { personId: 'a', isRevoked: false }]]),
    isOwn: over([['сертификат', { personId: 'a', isRevoked: false }]]),
    mayRevoke: over([
      ['действует', { personId: 'a', isRevoked: false }],
      ['отозван', { personId: 'a', isRevoked: true }],
    ]),
  },
  credits: {
    isOwn: personal,
    mayChange: [null, 'p'].flatMap((paper_id) =>
      [null, new Date(0)].map((closed_at): Case => [
        `${paper_id ? 'проверен' : 'вписан'}, ${closed_at ? 'закрыт' : 'идёт'}`,
        [{ paper_id, closed_at }],
      ]),
    ),
    maySaveReport: [false, true].flatMap((isFiled) =>
      [false, true].map((isClosed): Case => [
        `${isFiled ? 'подано' : 'готовится'}, цикл ${isClosed ? 'закрыт' : 'идёт'}`,
        [{ isFiled, isClosed }],
      ]),
    ),
    mayFile: [false, true].flatMap((isFiled) =>
      [0, 1].flatMap((gaps) => [
        [`${isFiled}, пробелов ${gaps}, принимают`, [{ isFiled, gaps, isOpen: true }]] as Case,
        [`${isFiled}, пробелов ${gaps}, рано`, [{ isFiled, gaps, isOpen: false }]] as Case,
      ]),
    ),
    mayConfirm: learners([
      ['обучение здесь', { organisation_id: 'o1', person_id: 'a' }],
      ['своё обучение', { organisation_id: 'o1', person_id: 'p' }],
      ['без организации', { organisation_id: null, person_id: 'a' }],
    ]),
    mayClose: [null, new Date(0)].flatMap((closed_at) =>
      [0, 36].flatMap((total) =>
        [false, true].map((hasEntries): Case => [
          `${closed_at ? 'закрыт' : 'идёт'}, ${total} ЗЕТ, ${hasEntries ? 'с начислениями' : 'пустой'}`,
          [{ closed_at }, total, hasEntries],
        ]),
      ),
    ),
  },
  files: {
    owns: over([['файл', { ownerId: 'a' }]]),
    mayDelete: over([
      ['свободный', { ownerId: 'a', isAttached: false }],
      ['приложен', { ownerId: 'a', isAttached: true }],
    ]),
    mayOpen: over([
      ['готов', { ownerId: 'a', state: 'ready' }],
      ['проверяется', { ownerId: 'a', state: 'checking' }],
    ]),
  },
  identity: {
    mayWatchDoors: over([['двери', 'a']]),
    mayLift: over([
      ['своя блокировка', { person_id: 'a' }],
      ['адреса', { person_id: null }],
    ]),
  },
  journal: {
    isMyLine: over([
      ['обо мне', { subjectId: 'a', actorId: 'x' }],
      ['мной', { subjectId: 'x', actorId: 'a' }],
      ['ничья', { subjectId: null, actorId: null }],
    ]),
    mayAsk: over([
      ['другой смотрел моё', { subjectId: 'a', actorId: 'x' }],
      ['портал смотрел моё', { subjectId: 'a', actorId: null }],
      ['я смотрел моё', { subjectId: 'a', actorId: 'a' }],
      ['ничья', { subjectId: null, actorId: null }],
    ]),
    mayAnswer: over([
      ['спросил я', { subjectId: 'a', actorId: 'x' }],
      ['смотрел я', { subjectId: 'x', actorId: 'a' }],
      ['смотрел портал', { subjectId: 'x', actorId: null }],
    ]),
  },
  learning: {
    mayProvide: learners([['программа', { organisation_id: 'o1' }]]),
    mayRead: learners([['программа', { organisation_id: 'o1' }]]),
    mayDecide: over([
      ['подал он', { submitted_by: 'a' }],
      ['никто не подавал', { submitted_by: null }],
    ]),
    isOwnSearch: personal,
    mayChangeProvider: byState('forming', 'submitted', 'in-work', 'rework', 'rejected', 'open'),
    mayChange: byState('draft', 'review', 'returned', 'published', 'past'),
    maySubmit: byState('draft', 'review', 'returned', 'published', 'past'),
    mayWithdraw: ['draft', 'published', 'withdrawn'].flatMap((state) =>
      providers.map(([who, one]): Case => [`${who}; ${state}`, [one, { organisation_id: 'o1' }, state]]),
    ),
  },
  licences: {
    isOwn: over([
      ['допуск', { personId: 'a' }],
      ['ничей', { personId: null }],
    ]),
    mayMend: statuses.flatMap((status) =>
      ['person', 'registry'].map((origin): Case => [`${status}, ${origin}`, [{ status, origin }]]),
    ),
    mayRenew: statuses.flatMap((status) =>
      ['licence', 'employment'].flatMap((kind) =>
        [null, new Date(0)].map((endsAt): Case => [
          `${status}, ${kind}, ${endsAt ? 'со сроком' : 'без срока'}`,
          [{ status, class: kind, endsAt }],
        ]),
      ),
    ),
    mayDecide: over([['допуск', { personId: 'a' }]]),
  },
  records: {
    isOwn: over([['запись', { personId: 'a' }]]),
    mayMend: statuses.map((status): Case => [status, [status]]),
  },
  staff: {
    boundTo: managers.map(([who, one]): Case => [who, [one]]),
    whyNotGive: managers.flatMap(([who, one]) => [
      [`${who}; без организации`, [one, given(null)]] as const,
      [`${who}; в организации`, [one, given('o1')]] as const,
      [
        `${who}; правило без ролей`,
        [one, { ...given(null), rule: { ...rule, grantedBy: ['citizen'] } }],
      ] as const,
    ]),
    whyNotSecond: managers.flatMap(([who, one]) => [
      [`${who}; предложил другой`, [one, rule, { personId: 'a', askedBy: 'x' }]] as const,
      [`${who}; предложил сам`, [one, rule, { personId: 'x', askedBy: 'b' }]] as const,
      [`${who}; предложила консоль`, [one, rule, { personId: 'x', askedBy: null }]] as const,
    ]),
    whyNotEnd: managers.flatMap(([who, one]) => [
      [`${who}; без организации`, [one, rule, { personId: 'a', organisationId: null }]] as const,
      [`${who}; в организации`, [one, rule, { personId: 'a', organisationId: 'o1' }]] as const,
    ]),
  },
}

const fileOf = (module: string) => new URL(`../modules/${module}/policy.ts`, import.meta.url)
const sourceOf = (module: string) => readFileSync(fileOf(module), 'utf8')

/** The code of a policy as a module of its own; what it imports stays what it is. */
async function load(module: string, source: string): Promise<Policy> {
  const stripped = stripTypeScriptTypes(source)
  const imports = [...stripped.matchAll(/^import \{([^}]*)\} from '([^']+)'/gm)]
  const known: Record<string, unknown> = {}
  for (const [, names, from] of imports) {
    const imported = (await import(new URL(from!, fileOf(module)).pathname)) as Record<string, unknown>
    for (const name of names!.split(',').map((n) => n.trim())) if (name) known[name] = imported[name]
  }
  const exported = [...stripped.matchAll(/^export (?:const|function) (\w+)/gm)].map((m) => m[1]!)
  const body = stripped.replaceAll(/^import .*$/gm, '').replaceAll(/^export /gm, '')
  // The text is that of our own file, altered by this test.
  // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
  return new Function(...Object.keys(known), `${body}\nreturn { ${exported.join(', ')} }`)(
    ...Object.values(known),
  ) as Policy
}

const word = (answer: unknown): string => {
  if (typeof answer === 'boolean') return answer ? 'да' : 'нет'
  if (answer === null) return '—'
  const { code } = answer as { code?: string }
  return code ?? JSON.stringify(answer)
}
const answerOf = (policy: Policy, name: string, args: readonly unknown[]): string => {
  try {
    return word((policy[name] as (...a: unknown[]) => unknown)(...args))
  } catch (error) {
    return `сбой: ${(error as Error).message}`
  }
}
const cells = (module: string, policy: Policy): string[] =>
  Object.entries(grid[module]!).flatMap(([name, cases]) =>
    cases.map(([what, args]) => `${module}.${name}; ${what}: ${answerOf(policy, name, args)}`),
  )

/** Each a flip of one place of the text. */
const flips: readonly (readonly [RegExp, string])[] = [
  [/===/g, '!=='],
  [/!==/g, '==='],
  [/&&/g, '||'],
  [/\|\|/g, '&&'],
  [/(?<![=!<>])!(?!=)/g, ''],
  [/(?<=\n|=>|\?|:|\() *(?=\w+\.(?:permissions\.has|roles\.some|includes)\()/g, ' !'],
  [/\breturn null\b/g, 'return { code: "flipped" }'],
  [/\breturn (?=not)/g, 'return null && '],
  [
    /'(?:[a-z]+\.[a-z]+|ready|withdrawn|rejected|verified|suspended|employment|person|system|manager|citizen)'/g,
    "'flipped'",
  ],
]

function mutants(source: string): { text: string; where: string }[] {
  const start = source.lastIndexOf('\nimport ') + 1
  return flips.flatMap(([pattern, into]) =>
    [...source.matchAll(pattern)]
      .filter(
        (m) =>
          m.index > source.indexOf('\n', start) && !isComment(source, m.index) && !isType(source, m.index),
      )
      .map((m) => ({
        text: source.slice(0, m.index) + into + source.slice(m.index + m[0].length),
        where: `${source.slice(0, m.index).split('\n').length}: ${m[0]} → ${into}`,
      })),
  )
}
const lineAt = (source: string, index: number) =>
  source.slice(source.lastIndexOf('\n', index - 1) + 1, source.indexOf('\n', index))
const isComment = (source: string, index: number) => /^\s*(?:\/\*|\*|\/\/)/.test(lineAt(source, index))
const isType = (source: string, index: number) => /Pick<|\['|readonly \w+:/.test(lineAt(source, index))

describe('G6 the cells of policy', () => {
  test('each module that has a policy stands in the grid, with every function', async () => {
    const has = globSync('*/policy.ts', { cwd: new URL('../modules/', import.meta.url).pathname })
    expect(new Set(has.map((f) => f.split('/')[0]))).toEqual(new Set(Object.keys(grid)))
    for (const module of Object.keys(grid)) {
      const names = Object.keys(await load(module, sourceOf(module)))
      expect(Object.keys(grid[module]!).toSorted(), module).toEqual(names.toSorted())
    }
  })

  test('answer as the committed table says', async () => {
    const all = await Promise.all(
      Object.keys(grid).map(async (module) => cells(module, await load(module, sourceOf(module)))),
    )
    await expect(`${all.flat().join('\n')}\n`).toMatchFileSnapshot('policy-cells.txt')
  })

  test.for(Object.keys(grid))('%s: a flip of any place is noticed', async (module) => {
    const source = sourceOf(module)
    const right = cells(module, await load(module, source)).join('\n')
    const all = mutants(source)
    expect(all.length).toBeGreaterThan(0)
    const survived: string[] = []
    for (const { text, where } of all) {
      if (cells(module, await load(module, text)).join('\n') === right) survived.push(where)
    }
    expect(survived).toEqual([])
  })
})
