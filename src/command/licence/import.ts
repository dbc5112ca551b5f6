/** `nmo licence import`: from the federal registry now, or from a file that it gave out. */
import { readFileSync } from 'node:fs'
import { connectedRegistry, readPage, runImport, type Registry } from '../../modules/licences/index.ts'
import { StartFault } from '../../start/faults.ts'
import { argumentsOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { withContext } from '../database.ts'

/** One page: `{ "people": […] }`, as the registry answers. */
function fileRegistry(path: string): Registry {
  let body: unknown
  try {
    body = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new StartFault(`${path}: не прочитать. ${(error as Error).message}`)
  }
  return { page: () => Promise.resolve({ ...readPage(Object.assign({ next: null }, body)), next: null }) }
}

export const licenceImport: Command = {
  name: 'licence import',
  usage: '[--file ФАЙЛ]',
  words: 'Загружает допуски из федерального регистра или из его файла; прерванная загрузка продолжается.',
  run: (args, terminal) => {
    const { values } = argumentsOf(args, [], { file: { type: 'string' } })
    return withContext(terminal, 'nmo-licence-import', async (ctx) => {
      const registry = values.file ? fileRegistry(values.file) : connectedRegistry(ctx)
      if (!registry)
        throw new StartFault('Федеральный регистр не подключён: задайте FRMR_URL и FRMR_KEY_FILE')
      const run = await runImport(ctx, registry, { how: values.file ? 'file' : 'hand', askedBy: null })
      if (!run) throw new StartFault('Загрузка уже идёт')
      const c = run.counts
      terminal.screen.write(
        `Людей ${c.people}, неизвестных ${c.unknown}. Допусков: новых ${c.added}, изменено ${c.changed}, без перемен ${c.same}. Расхождений ${c.cases}, с ошибками ${c.faulty}\n`,
      )
      for (const fault of run.faults) terminal.screen.write(`  ${fault.ref}: ${fault.what}\n`)
      if (run.state !== 'failed') return 0
      throw new StartFault(
        `${run.error ?? 'Загрузка прервалась'}. Повторите: она продолжится с того же места`,
      )
    })
  },
}
