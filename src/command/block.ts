/** `nmo block list`, `nmo block lift`: what the portal stopped, and an end before its time to what was a mistake. */
import { liftBlock, listBlocks } from '../modules/identity/index.ts'
import * as contract from '../modules/identity/contract.ts'
import { argumentsOf } from './arguments.ts'
import { UsageFault, type Command } from './command.ts'
import { withContext } from './database.ts'

const lineOf = (b: contract.KeptBlock): string => {
  const { failures, accounts, addresses } = b.evidence
  return [
    `  ${b.id}  до ${b.until.slice(0, 16).replace('T', ' ')} UTC  ${b.reason}${b.person ? `: ${b.person.shortName}` : ''}`,
    `    неудач ${failures}${accounts === null ? '' : `, записей ${accounts}`}, остановлено ещё ${b.stopped}${addresses.length > 0 ? `, откуда: ${addresses.join(', ')}` : ''}`,
  ].join('\n')
}

export const blockList: Command = {
  name: 'block list',
  usage: '[--over]',
  words: 'Блокировки входа: что закрыто сейчас; с --over — что закончилось. Первые 25.',
  run: (args, terminal) => {
    const { values } = argumentsOf(args, [], { over: { type: 'boolean' } })
    return withContext(terminal, 'nmo-block-list', async (ctx) => {
      const found = await listBlocks(ctx, { state: values.over ? 'over' : 'holds', page: 1 })
      const lines = found.items.map(lineOf)
      terminal.screen.write(
        lines.length > 0 ? `${lines.join('\n')}\nВсего: ${found.total}\n` : 'Ничего не закрыто\n',
      )
      return 0
    })
  },
}

export const blockLift: Command = {
  name: 'block lift',
  usage: 'БЛОКИРОВКА --why ПРИЧИНА',
  words: 'Снимает блокировку раньше срока. Причина остаётся в журнале.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['БЛОКИРОВКА'], { why: { type: 'string' } })
    const why = values.why?.trim()
    if (!why) throw new UsageFault('Не хватает: --why ПРИЧИНА')
    const known = contract.liftBlock.params.safeParse({ id: words[0] })
    if (!known.success) throw new UsageFault('БЛОКИРОВКА — её номер из `nmo block list`')
    return withContext(terminal, 'nmo-block-lift', async (ctx) => {
      const lifted = await liftBlock(ctx, known.data.id, why)
      terminal.screen.write(`Снято: ${lifted.reason}\n`)
      return 0
    })
  },
}
