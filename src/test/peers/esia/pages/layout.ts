/** The frame of every page: what stand this is, where to go, one column of content. */
import type { Browser } from '../http/browser.ts'
import type { Reply } from '../http/reply.ts'
import type { Sandbox } from '../sandbox.ts'
import { Html, html, t } from './html.ts'

export interface PageOptions {
  readonly title: string
  readonly status?: number
  /** A list or a table needs the whole width; forms stay narrow. */
  readonly wide?: boolean
  readonly body: Html
  readonly browser?: Browser
  readonly cookies?: readonly string[]
  readonly formTargets?: readonly string[]
}

const links = [
  ['/mailbox', 'Почта и СМС'],
  ['/scenarios', 'Сценарии'],
  ['/console/tech', 'Системы'],
  ['/profile/user', 'Профиль'],
] as const

export function page(sandbox: Sandbox, { title, body, ...rest }: PageOptions): Reply {
  const address = new URL(sandbox.publicUrl).host
  const document = html`<!doctype html>
    <html lang="ru">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} — Тестовая ЕСИА</title>
        <link rel="stylesheet" href="/sandbox/style.css" />
        <link rel="icon" href="/sandbox/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">К содержанию</a>
        <header>
          <p class="stand">
            <strong>Учебный стенд.</strong> ${t('Это не Госуслуги: люди и сведения выдуманы')}
          </p>
          <div class="bar">
            <a class="brand" href="/"><span class="mark" aria-hidden="true"></span>Тестовая ЕСИА</a>
            <nav aria-label="Разделы стенда">
              ${links.map(([href, name]) => html`<a href="${href}">${name}</a>`)}
            </nav>
          </div>
        </header>
        <main id="main" tabindex="-1" class="${rest.wide ? 'wide' : 'narrow'}">${body}</main>
        <footer>
          ${t('Стенд')} ${address}
          ${t('повторяет протокол входа ЕСИА для проверки систем. Издатель токенов:')}
          <code>${sandbox.issuer}</code>
        </footer>
      </body>
    </html>`
  return {
    status: rest.status ?? 200,
    type: 'text/html; charset=utf-8',
    body: document.text,
    cookies: [...(rest.browser?.cookies ?? []), ...(rest.cookies ?? [])],
    ...(rest.formTargets ? { formTargets: rest.formTargets } : {}),
  }
}
