/** Settings: every one named, described, checked once before anything starts; all faults are told at once. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { messageSettings } from './messages/settings.ts'

const port = (fallback: number, what: string) =>
  z.coerce.number().int().min(1).max(65535).default(fallback).describe(what)
const optional = (what: string) => z.string().trim().min(1).optional().describe(what)
const flag = (fallback: boolean, what: string) =>
  z
    .enum(['true', 'false'])
    .default(fallback ? 'true' : 'false')
    .transform((v) => v === 'true')
    .describe(what)

/** The keys are the names of the environment variables. */
export const settingsShape = z.object({
  NMO_PROFILE: z
    .enum(['demo', 'production'])
    .default('demo')
    .describe('demo — учебный мир и стенд ЕСИА; production — настоящая работа'),
  NMO_DATA_DIR: z.string().default('./data').describe('Папка данных: база, файлы, ключи, сертификат'),
  PUBLIC_ORIGIN: z.url().default('https://localhost:8443').describe('Адрес портала, каким его видит браузер'),
  HOST: z.string().default('localhost').describe('Адрес, на котором слушает сервер'),
  PORT: port(8443, 'Порт портала'),
  CONTENT_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe('Порт, с которого открываются учебные материалы; без него — порт портала + 2'),
  CONTENT_ORIGIN: z
    .url()
    .optional()
    .describe(
      'Адрес учебных материалов, каким его видит браузер. В production — другой узел, чем PUBLIC_ORIGIN: чужие программы не должны видеть портал',
    ),
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(9464)
    .describe('Порт метрик Prometheus, только на 127.0.0.1; 0 — выключить'),
  TLS_KEY_FILE: optional(
    'Закрытый ключ TLS (PEM). Без него при первом запуске делается сертификат для разработки',
  ),
  TLS_CERT_FILE: optional('Сертификат TLS (PEM) с цепочкой'),
  TRUSTED_CA_FILE: optional('Дополнительный корневой сертификат (PEM) для исходящих соединений'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Подробность журнала сервера'),
  DATABASE_URL: optional('PostgreSQL 15–18. Без него запускается своя база в папке данных'),
  DATABASE_APP_URL: optional('То же под ролью приложения nmo_app; без него роль и пароль заводятся сами'),
  DATABASE_POOL_SIZE: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('Соединений с базой на процесс'),
  WORKER_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(4)
    .describe('Фоновых заданий одновременно'),
  MASTER_KEY_FILE: optional(
    'Файл с главным ключом, 32 байта (права 0400). Без него ключ делается сам — только в demo',
  ),
  SIGNING_KEY_FILE: optional('Ключ электронной подписи портала (PEM). Без него делается сам — только в demo'),
  SIGNING_CERT_FILE: optional('Сертификат электронной подписи портала (PEM)'),
  CREDENTIAL_KEY_FILE: optional(
    'Ключ цифровых удостоверений и отметок журнала (PEM, Ed25519). Без него делается сам — только в demo',
  ),
  ESIA_URL: z.url().default('https://localhost:8444').describe('Адрес ЕСИА'),
  ESIA_ISSUER: z.string().default('http://localhost:8444/').describe('Издатель токенов ЕСИА (iss)'),
  ESIA_CLIENT_ID: z
    .string()
    .regex(/^[A-Z0-9_-]+$/, 'Мнемоника: заглавные латинские буквы, цифры, - и _')
    .default('NMO')
    .describe('Мнемоника системы в ЕСИА'),
  ESIA_KEY_FILE: optional('Закрытый ключ системы для ЕСИА (PEM, ГОСТ или RSA)'),
  ESIA_CERT_FILE: optional('Сертификат системы для ЕСИА (PEM)'),
  ESIA_TOKEN_CERT_FILES: optional('Сертификаты подписи токенов ЕСИА (PEM), через запятую'),
  ESIA_ORGANISATIONS: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Спрашивать у ЕСИА, где человек работает (scope usr_org)'),
  ESIA_RENEWAL: z
    .enum(['on', 'off'])
    .default('off')
    .describe('Системе разрешены токены обновления: данные обновляются сами, раз в сутки'),
  ESIA_SIGNER: z.enum(['rsa', 'openssl-gost']).default('rsa').describe('Чем подписывать запросы к ЕСИА'),
  FRMR_URL: z.url().optional().describe('Адрес федерального регистра медработников; без него загрузки нет'),
  FRMR_SYSTEM: z.string().default('NMO').describe('Имя системы в федеральном регистре'),
  FRMR_KEY_FILE: optional('Общий ключ подписи обмена с федеральным регистром, 32 байта или hex'),
  ...messageSettings.shape,
  CLAMD: optional('Антивирус clamd: путь сокета или узел:порт. В production обязателен'),
  PASSWORD_COST: z.coerce
    .number()
    .int()
    .min(4)
    .max(15)
    .default(12)
    .describe('Стоимость bcrypt; в production не меньше 10'),
  PASSWORD_PEPPER_FILES: optional(
    'Добавочные ключи паролей, 32 байта, через запятую, новый — последним. Прежние не убирать, пока nmo password status видит их хеши',
  ),
  SIGNATURE_CHECK: flag(
    true,
    'Проверка подписи запросов. false — только для замеров, в production запрещено',
  ),
  SUPPORT_PHONE: z.string().default('8 800 000-00-00').describe('Телефон поддержки'),
  SUPPORT_EMAIL: z.string().default('help@nmo.example').describe('Почта поддержки'),
})

export type Settings = z.output<typeof settingsShape>

/** Settings that a real deployment must give itself; demo makes them at first start. */
const neededInProduction = [
  'DATABASE_URL',
  'PUBLIC_ORIGIN',
  'CONTENT_ORIGIN',
  'TLS_KEY_FILE',
  'TLS_CERT_FILE',
  'MASTER_KEY_FILE',
  'SIGNING_KEY_FILE',
  'SIGNING_CERT_FILE',
  'CREDENTIAL_KEY_FILE',
  'ESIA_URL',
  'ESIA_ISSUER',
  'ESIA_CLIENT_ID',
  'ESIA_KEY_FILE',
  'ESIA_CERT_FILE',
  'ESIA_TOKEN_CERT_FILES',
  'SMTP_URL',
  'SMS_PROVIDER',
  'VAPID_PUBLIC_KEY',
  'VAPID_PRIVATE_KEY',
  'CLAMD',
] as const satisfies readonly (keyof Settings)[]

export interface SettingFault {
  readonly name: string
  readonly what: string
}

export class SettingFaults extends Error {
  readonly faults: readonly SettingFault[]
  constructor(faults: readonly SettingFault[]) {
    super(faults.map((f) => `${f.name}: ${f.what}`).join('\n'))
    this.faults = faults
  }
}

/** Reads and checks everything; throws `SettingFaults` with every fault, never only the first. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== undefined && v !== ''))
  const parsed = settingsShape.safeParse(given)
  const faults: SettingFault[] = (parsed.error?.issues ?? []).map((i) => ({
    name: i.path.join('.'),
    what: `${i.message}. ${describe(String(i.path[0]))}`,
  }))
  if (given['NMO_PROFILE'] === 'production') faults.push(...productionFaults(given))
  faults.push(...fileFaults(given))
  if (faults.length > 0 || !parsed.success) throw new SettingFaults(faults)
  return Object.freeze(parsed.data)
}

/** Where foreign content is played: a port of its own, and in production a host of its own. */
export const contentPortOf = (s: Pick<Settings, 'PORT' | 'CONTENT_PORT'>): number =>
  s.CONTENT_PORT ?? s.PORT + 2

export function contentOriginOf(
  s: Pick<Settings, 'PORT' | 'CONTENT_PORT' | 'CONTENT_ORIGIN' | 'PUBLIC_ORIGIN'>,
): string {
  if (s.CONTENT_ORIGIN) return new URL(s.CONTENT_ORIGIN).origin
  const own = new URL(s.PUBLIC_ORIGIN)
  own.port = String(contentPortOf(s))
  return own.origin
}

export const describe = (name: string): string =>
  settingsShape.shape[name as keyof Settings]?.description ?? ''

function productionFaults(given: Record<string, string | undefined>): SettingFault[] {
  const faults: SettingFault[] = neededInProduction
    .filter((name) => given[name] === undefined)
    .map((name) => ({ name, what: `не задано. ${describe(name)}` }))
  const refuse = (name: keyof Settings, when: boolean, what: string) => {
    if (when) faults.push({ name, what })
  }
  refuse(
    'PUBLIC_ORIGIN',
    given['PUBLIC_ORIGIN'] !== undefined && !given['PUBLIC_ORIGIN'].startsWith('https://'),
    'нужен https://',
  )
  const host = (name: string) => (URL.canParse(given[name] ?? '') ? new URL(given[name]!).hostname : null)
  refuse(
    'CONTENT_ORIGIN',
    host('CONTENT_ORIGIN') !== null && host('CONTENT_ORIGIN') === host('PUBLIC_ORIGIN'),
    'нужен другой узел, чем у PUBLIC_ORIGIN: куки не различают портов',
  )
  refuse(
    'CONTENT_ORIGIN',
    given['CONTENT_ORIGIN'] !== undefined && !given['CONTENT_ORIGIN'].startsWith('https://'),
    'нужен https://',
  )
  refuse(
    'SIGNATURE_CHECK',
    given['SIGNATURE_CHECK'] === 'false',
    'проверку подписи в production выключить нельзя',
  )
  refuse('SMS_PROVIDER', given['SMS_PROVIDER'] === 'mailbox', 'в production нужен http или smpp')
  refuse(
    'SMS_HTTP_URL',
    given['SMS_PROVIDER'] === 'http' && !given['SMS_HTTP_URL'],
    `не задано. ${describe('SMS_HTTP_URL')}`,
  )
  refuse(
    'SMPP_URL',
    given['SMS_PROVIDER'] === 'smpp' && !given['SMPP_URL'],
    `не задано. ${describe('SMPP_URL')}`,
  )
  refuse('PASSWORD_COST', Number(given['PASSWORD_COST'] ?? 12) < 10, 'в production не меньше 10')
  return faults
}

function fileFaults(given: Record<string, string | undefined>): SettingFault[] {
  const names = Object.keys(settingsShape.shape).filter((n) => n.endsWith('_FILE') || n.endsWith('_FILES'))
  return names.flatMap((name) =>
    (given[name] ?? '')
      .split(',')
      .filter((path) => path.trim() !== '')
      .flatMap((path) => {
        try {
          readFileSync(path.trim())
          return []
        } catch {
          return [{ name, what: `файл ${path.trim()} не читается` }]
        }
      }),
  )
}

/** `.env.example`, generated: the test compares the committed one. */
export const envExample = (): string =>
  [
    '# Все настройки портала. Файл создан командой `npm run docs`.',
    ...Object.entries(settingsShape.shape).map(([name, shape]) => {
      const fallback = settingsShape.shape[name as keyof Settings].safeParse(undefined)
      const value = fallback.success && fallback.data !== undefined ? String(fallback.data) : ''
      return `\n# ${shape.description ?? ''}\n#${name}=${value}`
    }),
    '',
  ].join('\n')
