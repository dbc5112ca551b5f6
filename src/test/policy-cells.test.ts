/** Every cell of every `policy.ts` is told by the committed table, and no flip of one goes unnoticed (G6). */
import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { describe, expect, test } from 'vitest'
import { grid } from './policy-grid.ts'

type Policy = Record<string, (...args: never[]) => unknown>
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
