/** `nmo explanation list`, `nmo explanation answer`: people ask why their data were looked at; a named administrator answers. */
import { answerExplanation as contract } from '../modules/journal/contract.ts'
import type { ExplanationCase } from '../modules/journal/contract.ts'
import { answerExplanation, listDesk } from '../modules/journal/index.ts'
import { argumentsOf } from './arguments.ts'
import { UsageFault, type Command } from './command.ts'
import { withContext } from './database.ts'
import { actorOf } from './user/who.ts'

const text = { type: 'string' } as const

const lineOf = (c: ExplanationCase): string => {
  const standing = c.answer ? 'отвечено' : c.isOverdue ? `просрочен ${c.dueOn}` : `до ${c.dueOn}`
  return `  ${c.id}  ${standing.padEnd(20)}  ${c.asker}: ${c.words}\n    ${c.look.what}, ${c.look.who}`
}

export const explanationList: Command = {
  name: 'explanation list',
  usage: '--by АДМИНИСТРАТОР [--answered]',
  words: 'Вопросы людей «зачем смотрели мои данные»: просроченные сверху; --answered — на которые ответили.',
  run: (args, terminal) => {
    const { values } = argumentsOf(args, [], { by: text, answered: { type: 'boolean', default: false } })
    if (!values.by) throw new UsageFault('Не хватает: --by АДМИНИСТРАТОР')
    return withContext(terminal, 'nmo-explanation-list', async (ctx, as) => {
      const desk = as(await actorOf(ctx, values.by ?? '', 'administrator'))
      const state = values.answered ? 'answered' : 'waiting'
      const { items, overdue } = await listDesk(desk, { state, page: 1, size: 100 })
      const lines = items.map(lineOf)
      terminal.screen.write(
        lines.length > 0 ? `${lines.join('\n')}\nПросрочено: ${overdue}\n` : 'Вопросов нет\n',
      )
      return 0
    })
  },
}

export const explanationAnswer: Command = {
  name: 'explanation answer',
  usage: 'ID --by АДМИНИСТРАТОР --text ОТВЕТ',
  words: 'Отвечает человеку от имени администратора; изменить ответ потом нельзя.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['ID'], { by: text, text })
    const id = contract.params.safeParse({ id: words[0] })
    if (!id.success) throw new UsageFault('ID — номер вопроса из nmo explanation list')
    const answer = contract.body.safeParse({ text: values.text ?? '' })
    if (!values.by || !answer.success)
      throw new UsageFault('Нужны --by АДМИНИСТРАТОР и --text ОТВЕТ: хотя бы 20 знаков, их прочтёт человек')
    return withContext(terminal, 'nmo-explanation-answer', async (ctx, as) => {
      const desk = as(await actorOf(ctx, values.by ?? '', 'administrator'))
      await answerExplanation(desk, id.data.id, answer.data.text)
      terminal.screen.write('Ответ отправлен\n')
      return 0
    })
  },
}
