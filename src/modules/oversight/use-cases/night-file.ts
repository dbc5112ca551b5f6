/** One report as a table that opens in Excel: UTF-8 with its mark, semicolons, no cell that a sheet would run as a formula. */
import type { Context } from '../../../platform/context.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { cells } from '../domain.ts'
import { readNight } from './read-reports.ts'

const moscow = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Europe/Moscow',
  dateStyle: 'short',
  timeStyle: 'medium',
})

export async function nightFile(ctx: Context, day: string): Promise<BytesReply> {
  const report = await readNight(ctx, day)
  const { totals } = report
  const text = cells([
    ['Отчёт о доступе', day],
    ['Входов', totals.signIns],
    ['Неудачных попыток', totals.failures],
    ['Остановлено', totals.stopped],
    ['Блокировок', totals.blocks],
    ['Просмотров чужого', totals.looks],
    ['SHA-256', report.digest],
    [],
    ['Находка', 'Срочно', 'Кто', 'Адрес', 'С', 'До', 'Числа'],
    ...report.findings.map((f) => [
      f.title,
      f.isGrave ? 'да' : 'нет',
      f.person?.name ?? '',
      f.address ?? '',
      moscow.format(new Date(f.since)),
      moscow.format(new Date(f.until)),
      f.numbers.map((n) => `${n.name}: ${n.value}`).join(', '),
    ]),
    [],
    ['Час', 'Входов', 'Неудачных попыток', 'Остановлено'],
    ...report.hours.map((h) => [h.hour, h.signIns, h.failures, h.stopped]),
  ])
  return {
    stream: Buffer.from(`\ufeff${text}`, 'utf8'),
    type: 'text/csv; charset=utf-8',
    headers: {
      'content-disposition': `attachment; filename="access-${day}.csv"`,
      'content-security-policy': `sandbox; default-src 'none'`,
    },
  }
}
