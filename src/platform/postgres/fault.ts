/** What stops the embedded PostgreSQL, in words for the person who started it. */
export class PostgresFault extends Error {}

const otherFolder = 'Укажите другую папку: npm start -- --data ПАПКА'

/** The binaries speak English (`LC_MESSAGES=C`); the first row that fits tells what to do. */
const known: readonly [pattern: RegExp, words: (folder: string) => string][] = [
  [
    /No space left on device|Disk quota exceeded/i,
    (f) => `На диске с папкой ${f} кончилось место. Освободите хотя бы 500 МБ и запустите снова`,
  ],
  [/Read-only file system/i, (f) => `Диск с папкой ${f} открыт только для чтения. ${otherFolder}`],
  [
    /has invalid permissions|has wrong ownership|could not change permissions/i,
    (f) =>
      `Файловая система папки ${f} не хранит владельца и права файлов (так бывает на дисках Windows). ${otherFolder}`,
  ],
  [
    /could not look up effective user ID/i,
    () =>
      'У пользователя, от имени которого идёт запуск, нет записи в /etc/passwd. Добавьте её или запустите от другого пользователя',
  ],
  [
    /error while loading shared libraries|symbol lookup error|required file not found/i,
    () =>
      'Встроенный PostgreSQL не подходит этой системе (нужны glibc и Linux или macOS). Поставьте PostgreSQL 15–18 и задайте DATABASE_URL',
  ],
  [
    /could not (create|resize) shared memory|Cannot allocate memory|could not map anonymous shared memory/i,
    () => 'Для PostgreSQL не хватает памяти. Освободите 300 МБ и запустите снова',
  ],
  [
    /invalid (primary )?checkpoint record|could not locate a valid checkpoint|invalid page|could not (open|read) file "(\S*\/)?(global|base|pg_wal|pg_xact)\//i,
    (f) => `База в папке ${f} повреждена. Восстановите её из копии или начните заново: удалите эту папку`,
  ],
  [
    /Permission denied|EACCES|EPERM/i,
    (f) =>
      `Нет прав на папку ${f}. Запустите от имени её владельца или укажите другую: npm start -- --data ПАПКА`,
  ],
]

/** `said` is what the binary wrote; words that nobody foresaw are quoted. */
export function faultFrom(said: string, folder: string): PostgresFault {
  const row = known.find(([pattern]) => pattern.test(said))
  if (row) return new PostgresFault(row[1](folder), { cause: said })
  const last =
    said
      .trim()
      .split('\n')
      .filter((line) => /FATAL|PANIC|ERROR|error/.test(line))
      .at(-1) ?? said.trim().slice(-300)
  return new PostgresFault(`PostgreSQL не запустился: ${last || 'причина не названа'}`, { cause: said })
}

/** Faults of the file system arrive as errors with a code; anything else is a defect and stays one. */
export function faultOf(error: unknown, folder: string): unknown {
  const code = (error as { code?: string }).code
  return code && ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM'].includes(code)
    ? faultFrom(texts[code] ?? code, folder)
    : error
}

const texts: Record<string, string> = {
  ENOSPC: 'No space left on device',
  EDQUOT: 'Disk quota exceeded',
  EROFS: 'Read-only file system',
}
