/** The front page: what this stand is, and the doors. */
import { sessionOf } from '../http/browser.ts'
import type { Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { readablePhone } from '../model/contacts.ts'
import { fullName, standPassword } from '../model/person.ts'
import { formatSnils } from '../model/snils.ts'
import type { Sandbox } from '../sandbox.ts'
import { html, t } from './html.ts'
import { page } from './layout.ts'
import { levelWords } from './words.ts'

const shownAtOnce = 60

export function showHome(sandbox: Sandbox, request: Request): Reply {
  const session = sessionOf(sandbox, request)
  const people = [...sandbox.world.people.values()].filter((one) => one.status === 'REGISTERED')
  return page(sandbox, {
    title: 'Учебный стенд',
    wide: true,
    body: html`<h1>Учебный стенд входа</h1>
      <p class="lead">
        ${t('Здесь системы проверяют вход через ЕСИА без связи с настоящей: тот же протокол, те же отказы, выдуманные люди')}
      </p>
      <div class="doors">
        ${
          session
            ? html`<a class="door" href="/profile/user"
                ><strong>Профиль</strong><span>${fullName(sandbox.world.people.get(session.oid)!)}</span></a
              >`
            : html`<a class="door" href="/login"
                ><strong>Войти</strong><span>${t('В профиль человека стенда')}</span></a
              >`
        }
        <a class="door" href="/registration"
          ><strong>Зарегистрироваться</strong><span>${t('Новая запись за минуту')}</span></a
        >
        <a class="door" href="/mailbox"
          ><strong>Почта и СМС</strong><span>${t('Коды, которые стенд «отправил»')}</span></a
        >
        <a class="door" href="/scenarios"
          ><strong>Сценарии</strong><span>${t('Неполадки по заказу')}</span></a
        >
        <a class="door" href="/console/tech"
          ><strong>Системы</strong><span>${t('Кто подключён и почему отказано')}</span></a
        >
      </div>
      <section class="sheet" aria-labelledby="people">
        <h2 id="people">Люди стенда</h2>
        <p>${t('Пароль у заведённых заранее:')} <code>${standPassword}</code></p>
        <ul class="people">
          ${people
            .slice(0, shownAtOnce)
            .map(
              (one) =>
                html`<li>
                  <strong>${fullName(one)}</strong><span>${levelWords[one.level]}</span
                  ><span>СНИЛС ${formatSnils(one.snils)}</span
                  ><span>${one.mobile === '' ? '' : readablePhone(one.mobile)}</span>
                </li>`,
            )}
        </ul>
        ${people.length > shownAtOnce && html`<p>${t(`И ещё ${people.length - shownAtOnce}.`)}</p>`}
      </section>`,
  })
}
