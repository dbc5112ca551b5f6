/** `nmo licence cases`, `nmo licence case`, `nmo licence case settle`: where the federal registry says otherwise than we do. */
import { CaseDecision, CaseState, readCase as contract } from '../../modules/licences/contract.ts'
import { decideCase, listCases, readCase } from '../../modules/licences/index.ts'
import { argumentsOf } from '../arguments.ts'
import { UsageFault, type Command } from '../command.ts'
import { withContext } from '../database.ts'
import { actorOf } from '../user/who.ts'

const text = { type: 'string' } as const
const listed = ['open', 'asked', 'closed'] as const
const words: Readonly<Record<CaseState, string>> = {
  open: 'Ждёт решения',
  asked: 'Спросили человека',
  ours: 'Оставлено наше',
  theirs: 'Взято из регистра',
}

const idOf = (word: string | undefined): string => {
  const known = contract.params.safeParse({ id: word })
  if (!known.success) throw new UsageFault('ID — номер расхождения из nmo licence cases')
  return known.data.id
}

export const licenceCases: Command = {
  name: 'licence cases',
  usage: '[--state open|asked|closed]',
  words: 'Расхождения с федеральным регистром: какие ждут решения, о каких спросили человека, какие решены.',
  run: (args, terminal) => {
    const { values } = argumentsOf(args, [], { state: text })
    const state = listed.find((one) => one === (values.state ?? 'open'))
    if (!state) throw new UsageFault(`Нет состояния «${values.state}». Есть: ${listed.join(', ')}`)
    return withContext(terminal, 'nmo-licence-cases', async (ctx) => {
      const { items } = await listCases(ctx, { state, limit: 100 })
      const lines = items.map((c) => `  ${c.id}  ${words[c.state].padEnd(18)}  ${c.holder}: ${c.title}`)
      terminal.screen.write(lines.length > 0 ? `${lines.join('\n')}\n` : 'Расхождений нет\n')
      return 0
    })
  },
}

export const licenceCase: Command = {
  name: 'licence case',
  usage: 'ID',
  words: 'Одно расхождение: что у нас и что в регистре, что ответил человек.',
  run: (args, terminal) => {
    const { words: given } = argumentsOf(args, ['ID'], {})
    const id = idOf(given[0])
    return withContext(terminal, 'nmo-licence-case', async (ctx) => {
      const c = await readCase(ctx, id)
      const said: [string, string | null][] = [
        ['Вопрос', c.question],
        ['Ответ', c.answer],
        ['Причина', c.reason],
      ]
      const lines = [
        `${c.holder}: ${c.title}. ${words[c.state]}`,
        ...c.differences.map((d) => `  ${d.label}: у нас «${d.ours}», в регистре «${d.theirs}»`),
        ...said.flatMap(([what, value]) => (value === null ? [] : [`  ${what}: ${value}`])),
      ]
      terminal.screen.write(`${lines.join('\n')}\n`)
      return 0
    })
  },
}

export const licenceCaseSettle: Command = {
  name: 'licence case settle',
  usage: 'ID --take ours|theirs|ask --by ПРОВЕРЯЮЩИЙ --why ТЕКСТ',
  words:
    'Решает расхождение от имени проверяющего: оставить наше, взять из регистра или спросить человека; своего не решить.',
  run: (args, terminal) => {
    const { values, words: given } = argumentsOf(args, ['ID'], { take: text, by: text, why: text })
    const missing = (['take', 'by', 'why'] as const).filter((name) => !values[name])
    if (missing.length > 0)
      throw new UsageFault(`Не хватает: ${missing.map((name) => `--${name}`).join(', ')}`)
    const id = idOf(given[0])
    const asked = CaseDecision.omit({ version: true }).safeParse({ take: values.take, text: values.why })
    if (!asked.success) throw new UsageFault('--take — ours, theirs или ask; --why — хотя бы несколько слов')
    return withContext(terminal, 'nmo-licence-case-settle', async (ctx, as) => {
      const verifier = as(await actorOf(ctx, values.by ?? '', 'verifier'))
      const { version } = await readCase(verifier, id)
      const c = await decideCase(verifier, id, { ...asked.data, version })
      terminal.screen.write(`${words[c.state]}\n`)
      return 0
    })
  },
}
