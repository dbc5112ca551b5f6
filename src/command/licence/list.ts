/** `nmo licence list`: papers of admission, newest change first. */
import { PaperFilter, kindWords, stateWords } from '../../modules/licences/contract.ts'
import { searchPapers } from '../../modules/licences/index.ts'
import { argumentsOf } from '../arguments.ts'
import { UsageFault, type Command } from '../command.ts'
import { withContext } from '../database.ts'

const most = 100

export const licenceList: Command = {
  name: 'licence list',
  usage: '[ПОИСК] [--status СОСТОЯНИЕ]',
  words: `Допуски: по фамилии, СНИЛС, номеру или состоянию (${PaperFilter.options.join(', ')}); не больше ${most}.`,
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['[ПОИСК]'], { status: { type: 'string' } })
    const status = values.status === undefined ? undefined : PaperFilter.safeParse(values.status).data
    if (values.status !== undefined && !status)
      throw new UsageFault(`Нет состояния «${values.status}». Есть: ${PaperFilter.options.join(', ')}`)
    return withContext(terminal, 'nmo-licence-list', async (ctx) => {
      const { items } = await searchPapers(ctx, { text: words[0] ?? '', status, limit: most })
      const lines = items.map((p) => {
        const what = [p.post?.name ?? kindWords[p.kind], p.number && `№ ${p.number}`]
          .filter(Boolean)
          .join(' ')
        return `  ${p.id}  ${stateWords[p.state].padEnd(16)} до ${p.endsOn ?? 'без срока '}  ${p.holder.fullName}, ${what}`
      })
      terminal.screen.write(lines.length > 0 ? `${lines.join('\n')}\n` : 'Ничего не нашлось\n')
      return 0
    })
  },
}
