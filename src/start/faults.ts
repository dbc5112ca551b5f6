/** What stops a start from outside the program, in words; only defects keep their stack. */
import { SettingFaults } from '../platform/config.ts'
import { MigrationFault } from '../platform/migrate.ts'
import { PostgresFault } from '../platform/postgres/index.ts'

/** Said to the person as it stands; no stack trace. */
export class StartFault extends Error {}

export function wordsOf(error: unknown): string {
  if (error instanceof SettingFaults) {
    return [
      'Запуск невозможен. Исправьте настройки:',
      ...error.faults.map((f) => `  ${f.name} — ${f.what}`),
    ].join('\n')
  }
  if (error instanceof MigrationFault) return `Структура базы: ${error.message}`
  if (error instanceof StartFault || error instanceof PostgresFault) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const byCode: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'по этому адресу никто не отвечает. Запущен ли PostgreSQL, верны ли узел и порт?',
  ENOENT: 'сокета по этому пути нет. Запущен ли PostgreSQL?',
  EACCES: 'на сокет нет прав',
  ENOTFOUND: 'такого узла нет. Верно ли имя?',
  EAI_AGAIN: 'имя узла сейчас не узнать: не отвечает DNS',
  ETIMEDOUT: 'узел не отвечает. Открыт ли порт?',
  '28P01': 'пароль не подходит',
  '28000': 'пользователю вход не разрешён (pg_hba.conf)',
  '3D000': 'такой базы нет. Создайте её: createdb',
  '42501': 'у пользователя нет прав. Нужен владелец базы с правом CREATEROLE или суперпользователь',
  '53300': 'соединения у сервера кончились (max_connections)',
  '57P03': 'сервер ещё запускается. Попробуйте через минуту',
}

/** The address is told without its password. */
export function databaseFault(error: unknown, url: string): unknown {
  const { code, message } = error as { code?: string; message?: string }
  const isTimeout = /timeout expired/.test(message ?? '')
  const words = byCode[isTimeout ? 'ETIMEDOUT' : (code ?? '')]
  return words ? new StartFault(`База данных ${withoutPassword(url)}: ${words}`, { cause: error }) : error
}

export function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return url.replace(/:[^:@/]*@/, ':…@')
  const parsed = new URL(url)
  if (parsed.password) parsed.password = '…'
  return decodeURIComponent(parsed.href)
}
