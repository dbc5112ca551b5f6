/** The systems of the stand, their certificates, and why requests were refused — what the answers do not say. */
import type { Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import type { Sandbox } from '../sandbox.ts'
import { html, t } from './html.ts'
import { page } from './layout.ts'
import { moscow } from './times.ts'

export function showConsole(sandbox: Sandbox, _request: Request): Reply {
  const clients = sandbox.world.clients()
  const refused = sandbox.refused.toReversed()
  return page(sandbox, {
    title: 'Системы',
    wide: true,
    body: html`<h1>Системы</h1>
      <p class="lead">${t('Кому разрешён вход через стенд и почему запросы отклонены')}</p>
      <section class="sheet" aria-labelledby="systems">
        <h2 id="systems">Зарегистрированы</h2>
        ${clients.length === 0 && html`<p>${t('Пока ни одной. Добавьте командой')} <code>nmo sandbox client add MNEMONIC --certificate cert.pem --redirect URL</code></p>`}
        ${clients.map(
          (client) =>
            html`<article class="system">
              <h3>
                ${client.mnemonic}${client.name !== client.mnemonic && html` <span class="note">${client.name}</span>`}
              </h3>
              <dl class="facts">
                <dt>Адреса возврата</dt>
                <dd>${client.redirectUris.map((uri) => html`<code>${uri}</code> `)}</dd>
                <dt>Адрес сайта</dt>
                <dd><code>${client.siteUrl}</code></dd>
                ${client.certificates.map(
                  (one) =>
                    html`<dt>${one.kind === 'gost' ? 'Сертификат ГОСТ' : 'Сертификат RSA'}</dt>
                      <dd>
                        ${one.subject}, до ${one.notAfter.toISOString().slice(0, 10)}<br /><code class="long"
                          >${one.hash}</code
                        >
                      </dd>`,
                )}
                <dt>Подпись токенов</dt>
                <dd>${client.tokenAlgorithm}</dd>
              </dl>
            </article>`,
        )}
      </section>
      <section class="sheet" aria-labelledby="keys">
        <h2 id="keys">Сертификаты стенда</h2>
        <p>
          ${t('Ими проверяют подпись токенов:')} <a href="/public/esia-rsa.cer">RSA</a>,
          <a href="/public/esia-gost.cer">ГОСТ</a>, <a href="/public/esia.zip">${t('оба архивом')}</a>
        </p>
      </section>
      <section class="sheet" aria-labelledby="refused">
        <h2 id="refused">Последние отказы</h2>
        ${
          refused.length === 0
            ? html`<p>${t('Отказов не было.')}</p>`
            : html`<ol class="refusals">
                ${refused.map(
                  (one) =>
                    html`<li>
                      <p class="when">${moscow(one.at)}</p>
                      <p><strong>${one.code}</strong> <code>${one.call}</code> ${one.mnemonic}</p>
                      <p class="long">${one.detail}</p>
                    </li>`,
                )}
              </ol>`
        }
      </section>`,
  })
}
