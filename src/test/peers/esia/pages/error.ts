/** Pages of refusal: a request that may not be sent back to its system, a lost step, an empty address. */
import type { Reply } from '../http/reply.ts'
import type { EsiaError } from '../protocol/errors.ts'
import type { Sandbox } from '../sandbox.ts'
import { html, t, type Html } from './html.ts'
import { page } from './layout.ts'

/** The person is told the code; the reason is for the engineer, and on a test stand they are often one. */
export const errorPage = (sandbox: Sandbox, error: EsiaError, status = 400): Reply =>
  notice(
    sandbox,
    status,
    'Войти не получилось',
    html`<p>${t(error.words)}. ${t('Вернитесь в систему, из которой вы пришли, и начните вход снова.')}</p>
      <dl class="facts">
        <dt>Код</dt>
        <dd><code>ESIA-${error.code}</code></dd>
        <dt>Ошибка</dt>
        <dd><code>${error.error}</code></dd>
        ${
          error.detail &&
          html`<dt>Подробности для разработчика</dt>
            <dd class="long">${error.detail}</dd>`
        }
      </dl>
      <p><a href="/console/tech">${t('Журнал отказов стенда')}</a></p>`,
  )

export const notice = (sandbox: Sandbox, status: number, title: string, body: Html): Reply =>
  page(sandbox, {
    title,
    status,
    body: html`<section class="sheet">
      <h1>${title}</h1>
      ${body}
    </section>`,
  })

export const lostStep = (sandbox: Sandbox): Reply =>
  notice(
    sandbox,
    400,
    'Этот шаг уже закрыт',
    html`<p>
      ${t('Запрос на вход завершён, устарел или открыт в другом браузере. Вернитесь в систему и нажмите «Войти» ещё раз.')}
    </p>`,
  )

export const foreignForm = (sandbox: Sandbox): Reply =>
  notice(
    sandbox,
    403,
    'Форма устарела',
    html`<p>
      ${t('Форма пришла не с этой страницы или куки браузера сменились. Ничего не изменено. Откройте страницу заново.')}
    </p>`,
  )

export const notFound = (sandbox: Sandbox): Reply =>
  notice(
    sandbox,
    404,
    'Такой страницы нет',
    html`<p>${t('Проверьте адрес или начните с главной.')}</p>
      <p><a href="/">На главную</a></p>`,
  )
