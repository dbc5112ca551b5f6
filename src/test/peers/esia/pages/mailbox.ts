/** All messages of the stand on one page: nothing is really sent. */
import type { Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { readablePhone } from '../model/contacts.ts'
import type { Sandbox } from '../sandbox.ts'
import { html, t } from './html.ts'
import { page } from './layout.ts'
import { moscow } from './times.ts'

export function showMailbox(sandbox: Sandbox, _request: Request): Reply {
  const newest = sandbox.messages.toReversed()
  return page(sandbox, {
    title: 'Почта и СМС',
    wide: true,
    body: html`<h1>Почта и СМС</h1>
      <p class="lead">${t('Стенд ничего не отправляет: всё, что ушло бы людям, лежит здесь')}</p>
      ${
        newest.length === 0
          ? html`<section class="sheet empty">
              <h2>${t('Сообщений пока нет')}</h2>
              <p>${t('Они появятся, когда кто-нибудь зарегистрируется или войдёт с кодом.')}</p>
            </section>`
          : html`<ol class="messages">
              ${newest.map(
                (one) =>
                  html`<li class="sheet">
                    <p class="when">${moscow(one.at)}</p>
                    <div>
                      <p class="to">
                        ${one.channel === 'sms' ? 'СМС' : 'Письмо'} —
                        ${one.channel === 'sms' ? readablePhone(one.to) : one.to}
                      </p>
                      <p class="text">${one.text}</p>
                    </div>
                    ${one.code !== undefined && html`<p class="one-time"><span class="hidden">Код </span>${one.code}</p>`}
                  </li>`,
              )}
            </ol>`
      }`,
  })
}
