/** `nmo verify`: a certificate checked without a network and without a database, by a kit taken from the portal beforehand. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Inclusion } from '../platform/journal/inclusion.ts'
import { checkOffline } from '../platform/vc/offline.ts'
import { Kit, type OfflineLine } from '../platform/vc/offline-badge.ts'
import { argumentsOf } from './arguments.ts'
import { UsageFault, type Command } from './command.ts'

export const verify: Command = {
  name: 'verify',
  usage: 'ФАЙЛ --kit НАБОР [--proof ДОКАЗАТЕЛЬСТВО]',
  words:
    'Проверка сертификата (PDF, JSON, VC-JWT или картинка Open Badge) без сети. Набор с ключами и списками отозванных заранее берут с портала: /api/credentials/kit; доказательство записи в журнале даёт владелец. Код выхода 1, если файл не принят.',
  run: async (args, terminal) => {
    const { values, words } = argumentsOf(args, ['ФАЙЛ'], {
      kit: { type: 'string' },
      proof: { type: 'string' },
    })
    if (!values.kit) throw new UsageFault('Не хватает: --kit НАБОР')
    const kit = jsonOf(values.kit, Kit, 'это не набор для проверки')
    const inclusion = values.proof ? jsonOf(values.proof, Inclusion, 'это не доказательство записи') : null
    const file = bytesOf(words[0]!)
    const lines = await checkOffline({ file, kit, inclusion, now: new Date() })
    const isAccepted = lines.every((l) => l.isPassed !== false)
    terminal.screen.write(
      [`Издатель: ${kit.origin}`, ...lines.map(textOf), isAccepted ? 'Принят.' : 'Не принят.', ''].join('\n'),
    )
    return isAccepted ? 0 : 1
  },
}

const textOf = ({ what, isPassed, detail }: OfflineLine): string =>
  `  ${isPassed === null ? '?' : isPassed ? '+' : '-'} ${what}${isPassed === false ? ': нет' : ''}${detail ? ` (${detail})` : ''}`

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new UsageFault(`Файл не читается: ${path}`, { cause: error })
  }
}

function jsonOf<T extends z.ZodType>(path: string, shape: T, what: string): z.output<T> {
  let given: unknown
  try {
    given = JSON.parse(bytesOf(path).toString('utf8'))
  } catch (error) {
    if (error instanceof UsageFault) throw error
    throw new UsageFault(`${path}: ${what}`, { cause: error })
  }
  const read = shape.safeParse(given)
  if (!read.success) throw new UsageFault(`${path}: ${what}`)
  return read.data
}
