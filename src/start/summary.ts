/** What a newcomer reads when everything is up. */
import { spacedSnils } from '../platform/snils.ts'
import { secondsOf } from './progress.ts'

export interface DemoAccount {
  readonly name: string
  readonly role: string
  readonly login: string
  /** Eleven digits. */
  readonly snils: string
}

export interface SummaryFacts {
  readonly portal: string
  readonly esia: string | null
  readonly mailbox: string | null
  readonly metricsPort: number
  readonly database: string
  readonly dataDir: string
  readonly accounts: readonly DemoAccount[]
  readonly password: string | null
  /** The key of the application with codes of those who may not enter by SMS. */
  readonly appKey: string | null
  /** Told once, at the first start of a deployment. */
  readonly invitation: Invited | null
  readonly ms: number
}

export interface Invited {
  readonly token: string
  readonly expiresAt: Date
}

const moscow = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Europe/Moscow',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})

export const invitationLines = (origin: string, { token, expiresAt }: Invited): readonly string[] => [
  `${origin}/invitation#${token}`,
  `Ссылка для первого администратора: один раз, до ${moscow.format(expiresAt)} по Москве. Больше её не покажем; новую делает nmo admin invite.`,
]

interface Ink {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly link: (text: string) => string
}

const colours: Ink = {
  bold: (text) => `\x1b[1m${text}\x1b[22m`,
  dim: (text) => `\x1b[2m${text}\x1b[22m`,
  link: (text) => `\x1b[36m${text}\x1b[39m`,
}
const plain: Ink = { bold: String, dim: String, link: String }

export function summary(f: SummaryFacts, isColour: boolean): string {
  const ink = isColour ? colours : plain
  const row = (what: string, value: string) => `  ${what.padEnd(16)}${value}`
  return [
    '',
    `  ${ink.bold('НМО работает')} ${ink.dim(`· запуск занял ${secondsOf(f.ms)}`)}`,
    '',
    row('Портал', ink.bold(ink.link(f.portal))),
    ...(f.esia ? [row('Учебная ЕСИА', ink.link(f.esia))] : []),
    ...(f.mailbox ? [row('Почта и СМС', ink.link(f.mailbox))] : []),
    ...accounts(f, ink),
    ...(f.invitation
      ? [
          '',
          ...invitationLines(f.portal, f.invitation).map(
            (line, i) => `  ${i === 0 ? ink.bold(ink.link(line)) : line}`,
          ),
        ]
      : []),
    '',
    row('API', ink.dim(`${f.portal}/api/reference`)),
    ...(f.metricsPort > 0 ? [row('Метрики', ink.dim(`http://127.0.0.1:${f.metricsPort}/metrics`))] : []),
    row('База', ink.dim(f.database)),
    row('Данные', ink.dim(f.dataDir)),
    '',
    ...(f.esia
      ? [ink.dim('  Сертификат сделан на этой машине: браузер один раз спросит, доверять ли ему.')]
      : []),
    `  Остановить — ${ink.bold('Ctrl-C')}.`,
    '',
  ].join('\n')
}

function accounts(f: SummaryFacts, ink: Ink): string[] {
  if (f.accounts.length === 0 || f.password === null) return []
  const widest = (words: readonly string[]) => Math.max(...words.map((w) => w.length))
  const [names, roles] = [widest(f.accounts.map((a) => a.name)), widest(f.accounts.map((a) => a.role))]
  return [
    '',
    `  ${'Кем войти'.padEnd(16)}пароль у всех один — ${ink.bold(f.password)}`,
    ink.dim(
      `  ${''.padEnd(16)}в ЕСИА — по СНИЛС или почте, на портале — по почте; код придёт в «Почта и СМС»`,
    ),
    ...(f.appKey === null
      ? []
      : [
          ink.dim(
            `  ${''.padEnd(16)}проверяющим, администратору и методисту нужен код приложения: npx nmo demo code`,
          ),
          ink.dim(`  ${''.padEnd(16)}ключ для своего приложения: ${f.appKey}`),
        ]),
    '',
    ...f.accounts.map(
      (a) =>
        `    ${a.name.padEnd(names)}   ${ink.dim(a.role.padEnd(roles))}   ${spacedSnils(a.snils)}   ${a.login}`,
    ),
  ]
}
