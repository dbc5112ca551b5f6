/** `nmo report`: the nightly report of access for one day, as text or JSON; missed nights are made up first. */
import { isDay } from '../platform/calendar/days.ts'
import { listNights, makeReports, readNight } from '../modules/oversight/index.ts'
import type { NightReport } from '../modules/oversight/contract.ts'
import { argumentsOf } from './arguments.ts'
import { UsageFault, type Command } from './command.ts'
import { withContext } from './database.ts'

const moscow = new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow', timeStyle: 'short' })

export const report: Command = {
  name: 'report',
  usage: '[--date ГГГГ-ММ-ДД] [--json]',
  words:
    'Ночной отчёт о доступе: входы, неудачные попытки, просмотры чужого и всё, что похоже на атаку. Без даты — за последний день. Код выхода 1, если есть срочные находки.',
  run: (args, terminal) => {
    const { values } = argumentsOf(args, [], { date: { type: 'string' }, json: { type: 'boolean' } })
    const { date } = values
    if (date !== undefined && !isDay(date)) throw new UsageFault(`Не дата: «${date}». Нужно ГГГГ-ММ-ДД`)
    return withContext(terminal, 'nmo-report', async (ctx) => {
      await makeReports(ctx)
      const day = date ?? (await listNights(ctx, null))[0]?.day
      if (!day) {
        terminal.screen.write('Отчётов пока нет: первый день ещё не кончился.\n')
        return 0
      }
      const night = await readNight(ctx, day)
      terminal.screen.write(values.json ? `${JSON.stringify(night, null, 2)}\n` : textOf(night))
      return night.findings.some((f) => f.isGrave) ? 1 : 0
    })
  },
}

function textOf({ day, totals, findings, digest }: NightReport): string {
  const rows: (readonly [string, number])[] = [
    ['Входов', totals.signIns],
    ['Неудачных попыток', totals.failures],
    ['Остановлено порталом', totals.stopped],
    ['Блокировок началось', totals.blocks],
    ['Просмотров чужого', totals.looks],
  ]
  const found = findings.map((f) => {
    const where = [f.person?.name, f.address].filter(Boolean).join(', ')
    const numbers = f.numbers.map((n) => `${n.name.toLowerCase()}: ${n.value}`).join(', ')
    const times = `${moscow.format(new Date(f.since))}–${moscow.format(new Date(f.until))}`
    return `  ${f.isGrave ? '!' : ' '} ${f.title}${where ? ` (${where})` : ''}\n      ${times}, ${numbers}`
  })
  return [
    `Отчёт о доступе за ${day}`,
    ...rows.map(([what, n]) => `  ${what.padEnd(24)}${n}`),
    found.length === 0 ? 'Ничего похожего на атаку.' : 'Находки, «!» — срочные:',
    ...found,
    `SHA-256 ${digest}`,
    '',
  ].join('\n')
}
