/** `nmo doctor`: looks at a whole deployment, says in Russian what is wrong and what to do. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SettingFaults, type Settings } from '../../platform/config.ts'
import { wordsOf } from '../../start/faults.ts'
import { withDemoKeys } from '../../start/demo-keys.ts'
import { trust } from '../../start/process.ts'
import { argumentsOf } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { settingsFor, withDatabase } from '../database.ts'
import { checkAppRole } from './app-role.ts'
import { checkCertificates } from './certificates.ts'
import { checkServer, checkStructure, checkWorld } from './database.ts'
import { bad, good, guarded, lineOf, type Finding } from './finding.ts'
import { checkKeys, checkPushKeys } from './keys.ts'
import { checkDataFolder, checkNode, checkPage } from './machine.ts'
import { checkEsia, checkMail, checkScanner, checkSms } from './neighbours.ts'
import { checkQueue } from './queue.ts'

export const doctor: Command = {
  name: 'doctor',
  usage: '[--json]',
  words: 'Осматривает установку и объясняет, что не так и что сделать. Код 1, если есть неисправности.',
  run: async (args, terminal) => {
    const { values } = argumentsOf(args, [], { json: { type: 'boolean', default: false } })
    const findings = await examine(terminal, new Date())
    terminal.screen.write(values.json ? `${JSON.stringify(findings, null, 2)}\n` : textOf(findings))
    return findings.some((f) => f.level === 'bad') ? 1 : 0
  },
}

export async function examine(terminal: Terminal, now: Date): Promise<readonly Finding[]> {
  const { settings, faults } = readAll(terminal)
  const machine = checkNode(process.versions.node)
  if (!settings) return [...machine, ...faults]
  const known = withDemoKeys(settings)
  trustOwn(known)
  const parts = await Promise.all([
    guarded('Страница', checkPage),
    guarded('Папка данных', () => checkDataFolder(known)),
    guarded('Ключи', () => checkKeys(known)),
    guarded('Ключи web push', () => checkPushKeys(known)),
    guarded('Сертификаты', () => checkCertificates(known, now)),
    guarded('База данных', () => examineDatabase(known)),
    guarded('Антивирус', () => checkScanner(known, now)),
    guarded('Почта', () => checkMail(known)),
    guarded('СМС', () => checkSms(known)),
    guarded('ЕСИА', () => checkEsia(known)),
  ])
  return [...machine, good('Настройки', `профиль ${known.NMO_PROFILE}, ошибок нет`), ...parts.flat()]
}

function readAll(terminal: Terminal): {
  readonly settings: Settings | null
  readonly faults: readonly Finding[]
} {
  try {
    return { settings: settingsFor(terminal), faults: [] }
  } catch (error) {
    if (!(error instanceof SettingFaults)) throw error
    const todo = 'Исправьте; остальное проверится после этого'
    return {
      settings: null,
      faults: error.faults.map((f) => bad('Настройки', `${f.name} — ${f.what}`, todo)),
    }
  }
}

/** The sandbox has the certificate of this machine; looking must not make one. */
function trustOwn(settings: Settings): void {
  const ca = join(settings.NMO_DATA_DIR, 'tls', 'ca.crt')
  const hasOwn = !settings.TLS_CERT_FILE && existsSync(ca)
  trust(settings, { key: '', cert: '', ca: hasOwn ? readFileSync(ca, 'utf8') : '' })
}

async function examineDatabase(settings: Settings): Promise<readonly Finding[]> {
  try {
    return await withDatabase(settings, async ({ ownerUrl, appUrl, where, isInUse }) => {
      const server = await checkServer(ownerUrl, where)
      const structure = await checkStructure(ownerUrl)
      const isBehind = structure.some((f) => f.detail.startsWith('не применены'))
      const world = isBehind ? [] : await checkWorld(ownerUrl, settings.NMO_PROFILE)
      const role = await checkAppRole(appUrl)
      const queue =
        isBehind || role.some((f) => f.detail.startsWith('не входит'))
          ? []
          : await checkQueue(appUrl, isInUse || Boolean(settings.DATABASE_URL))
      return [...server, ...structure, ...world, ...role, ...queue]
    })
  } catch (error) {
    return [bad('База данных', wordsOf(error), 'Без базы портал не работает')]
  }
}

function textOf(findings: readonly Finding[]): string {
  const count = (level: Finding['level']) => findings.filter((f) => f.level === level).length
  const [broken, notes] = [count('bad'), count('note')]
  const verdict =
    broken > 0
      ? `Неисправностей: ${broken}${notes > 0 ? `, замечаний: ${notes}` : ''}`
      : notes > 0
        ? `Работать можно, замечаний: ${notes}`
        : 'Всё в порядке'
  return ['', ...findings.map(lineOf), '', `  ${verdict}`, '', ''].join('\n')
}
