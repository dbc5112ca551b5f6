/** The database: reachable, of a known version, on time, durable, with the structure of this program. */
import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { describeSchema } from '../../platform/schema/describe.ts'
import { readMigrations } from '../../platform/migrate.ts'
import { withClient } from '../../start/client.ts'
import { newestMajor, oldestMajor } from '../../start/database.ts'
import { readMark } from '../../start/demo-mark.ts'
import { pendingMigrations } from '../database.ts'
import { bad, good, note, type Finding } from './finding.ts'

export const checkServer = (ownerUrl: string, where: string): Promise<Finding[]> =>
  withClient(ownerUrl, async (client) => [
    ...(await versionOf(client, where)),
    ...(await durabilityOf(client)),
    ...(await clockOf(client)),
  ])

async function versionOf(client: pg.Client, where: string): Promise<Finding[]> {
  const version = await setting(client, 'server_version')
  const major = Number.parseInt(version, 10)
  const detail = `PostgreSQL ${version} (${where})`
  if (major < oldestMajor)
    return [bad('База данных', detail, `Слишком стара: нужна ${oldestMajor}–${newestMajor}`)]
  return major > newestMajor
    ? [
        note(
          'База данных',
          detail,
          `Новее проверенных (${oldestMajor}–${newestMajor}): сначала попробуйте на копии`,
        ),
      ]
    : [good('База данных', detail)]
}

/** Acknowledged writes must survive a power cut. */
async function durabilityOf(client: pg.Client): Promise<Finding[]> {
  const needed = ['fsync', 'full_page_writes', 'synchronous_commit']
  const off: string[] = []
  for (const name of needed) if ((await setting(client, name)) === 'off') off.push(name)
  return off.length === 0
    ? [good('Надёжность записи', 'fsync и подтверждение записи включены')]
    : [
        bad(
          'Надёжность записи',
          `выключено: ${off.join(', ')}`,
          `Включите в postgresql.conf: иначе при сбое питания пропадёт принятое`,
        ),
      ]
}

async function clockOf(client: pg.Client): Promise<Finding[]> {
  const before = Date.now()
  const { rows } = await client.query<{ at: Date }>('select clock_timestamp() as at')
  const here = (before + Date.now()) / 2
  const seconds = Math.abs((rows[0]?.at.getTime() ?? 0) - here) / 1000
  const detail = `расходятся с базой на ${seconds.toFixed(1).replace('.', ',')} с`
  const todo = 'Включите синхронизацию времени (chrony, systemd-timesyncd) на обеих машинах'
  if (seconds > 30) return [bad('Часы', detail, todo)]
  return seconds > 2 ? [note('Часы', detail, todo)] : [good('Часы', 'идут вместе с базой')]
}

async function setting(client: pg.Client, name: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [name])
  return rows[0]?.value ?? ''
}

export async function checkStructure(ownerUrl: string): Promise<Finding[]> {
  const pending = await pendingMigrations(ownerUrl)
  if (pending.length > 0)
    return [bad('Структура базы', `не применены миграции: ${pending.join(', ')}`, 'nmo migrate')]
  const changed = await changedMigrations(ownerUrl)
  if (changed.length > 0) {
    return [
      bad(
        'Структура базы',
        `файлы изменены после применения: ${changed.join(', ')}`,
        'Верните файлы database/migrations к выпущенным',
      ),
    ]
  }
  const drift = await driftOf(ownerUrl)
  if (drift.length === 0) return [good('Структура базы', 'совпадает с database/schema.sql')]
  const shown = drift.slice(0, 5).map((line) => `\n        ${line}`)
  return [
    bad(
      'Структура базы',
      `разошлась с database/schema.sql, строк ${drift.length}:${shown.join('')}`,
      'Кто-то менял структуру в обход миграций. Верните её или оформите изменение миграцией',
    ),
  ]
}

const changedMigrations = (ownerUrl: string): Promise<string[]> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ version: number; checksum: string }>(
      'select version, checksum from migration.applied',
    )
    const applied = new Map(rows.map((r) => [r.version, r.checksum]))
    return readMigrations()
      .filter((m) => applied.get(m.version) !== m.checksum)
      .map((m) => m.name)
  })

/** «+» stands in the database only, «−» in the committed description only. */
async function driftOf(ownerUrl: string): Promise<string[]> {
  const committed = readFileSync(new URL('../../../database/schema.sql', import.meta.url), 'utf8').split('\n')
  const real = (await withClient(ownerUrl, describeSchema)).split('\n')
  const [inReal, inCommitted] = [new Set(real), new Set(committed)]
  return [
    ...real.filter((line) => !inCommitted.has(line)).map((line) => `+ ${line.trim()}`),
    ...committed.filter((line) => !inReal.has(line)).map((line) => `− ${line.trim()}`),
  ]
}

export async function checkWorld(ownerUrl: string, profile: 'demo' | 'production'): Promise<Finding[]> {
  if (profile === 'demo' || (await readMark(ownerUrl)) === 'none') return []
  return [
    bad(
      'Содержимое базы',
      'учебный мир: выдуманные люди и справки',
      'Для настоящей работы заведите новую пустую базу',
    ),
  ]
}
