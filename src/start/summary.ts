/** What a newcomer reads when everything is up. */
export interface SummaryFacts {
  readonly portal: string
  readonly esia: string | null
  readonly mailbox: string | null
  readonly metricsPort: number
  readonly dataDir: string
  readonly accounts: readonly { readonly name: string; readonly role: string; readonly login: string }[]
  readonly password: string | null
  readonly seconds: number
}

const bold = (text: string, isColour: boolean) => (isColour ? `\x1b[1m${text}\x1b[0m` : text)

export function summary(f: SummaryFacts, isColour: boolean): string {
  const width = Math.max(...f.accounts.map((a) => a.name.length), 0)
  const lines = [
    '',
    `  ${bold('НМО работает', isColour)} — запуск занял ${f.seconds.toFixed(1).replace('.', ',')} с`,
    '',
    `  Портал            ${bold(f.portal, isColour)}`,
    ...(f.esia ? [`  Учебная ЕСИА      ${f.esia}`] : []),
    ...(f.mailbox ? [`  Письма и СМС      ${f.mailbox}`] : []),
    `  API               ${f.portal}/api/reference`,
    ...(f.metricsPort > 0 ? [`  Метрики           http://127.0.0.1:${f.metricsPort}/metrics`] : []),
    `  Данные            ${f.dataDir}`,
    ...(f.accounts.length > 0
      ? [
          '',
          `  Люди учебного мира. Пароль у всех один и тот же — ${bold(f.password ?? '', isColour)}`,
          '  (и на портале, и на учебной ЕСИА; код придёт на страницу «Письма и СМС»)',
          '',
          ...f.accounts.map((a) => `    ${a.name.padEnd(width)}  ${a.login.padEnd(16)}  ${a.role}`),
        ]
      : []),
    '',
    '  Сертификат свой: браузер один раз спросит, доверять ли ему.',
    '  Остановить — Ctrl-C.',
    '',
  ]
  return lines.join('\n')
}
