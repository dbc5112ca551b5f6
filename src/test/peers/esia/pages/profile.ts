/** The profile: one's own facts, level of the account, second step, consents, deletion. */
import { browserOf, endSession, isOwnForm, raiseSession, sessionOf, type Browser } from '../http/browser.ts'
import { redirect, seeOther, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { readablePhone } from '../model/contacts.ts'
import { fullName, type Person } from '../model/person.ts'
import { formatSnils } from '../model/snils.ts'
import { isWithin } from '../protocol/logout.ts'
import type { Sandbox, Session } from '../sandbox.ts'
import { foreignForm } from './error.ts'
import { button, choices, field, form, hidden, summary, type Faults } from './forms.ts'
import { html, t, type Html } from './html.ts'
import { page } from './layout.ts'
import { changeProfile } from './profile-changes.ts'
import { date } from './times.ts'
import { levelWords, secondStepWords } from './words.ts'

interface Owner {
  readonly person: Person
  readonly session: Session
}

/** Nobody until the whole sign-in is done, the second step included: then it says where to go. */
function ownerOf(sandbox: Sandbox, request: Request): Owner | { readonly elsewhere: Reply } {
  const session = sessionOf(sandbox, request)
  const person = session && sandbox.world.people.get(session.oid)
  if (!session || !person) return { elsewhere: redirect('/login') }
  if (person.secondStep !== 'none' && !session.secondStep) return { elsewhere: redirect('/code') }
  return { person, session }
}

export function showProfile(sandbox: Sandbox, request: Request): Reply {
  const owner = ownerOf(sandbox, request)
  if ('elsewhere' in owner) return owner.elsewhere
  return profilePage(sandbox, browserOf(sandbox, request), owner.person, {
    back: backOf(sandbox, request.query),
  })
}

/** `cid` and `rurl`: the system that sent the person here, if the address is its own. */
function backOf(sandbox: Sandbox, given: URLSearchParams): string {
  const client = sandbox.world.client(given.get('cid') ?? '')
  const wanted = given.get('rurl') ?? ''
  return client && isWithin(client.siteUrl, wanted) ? wanted : ''
}

interface Shown {
  readonly faults?: Faults
  readonly said?: string
  readonly back?: string
  readonly typed?: URLSearchParams
}

export function profilePage(sandbox: Sandbox, browser: Browser, person: Person, shown: Shown = {}): Reply {
  const { faults, said, back } = shown
  return page(sandbox, {
    title: 'Профиль',
    browser,
    wide: true,
    status: faults ? 422 : 200,
    body: html`<h1>${fullName(person)}</h1>
      <p class="lead">
        ${levelWords[person.level]}, СНИЛС
        ${formatSnils(person.snils)}${person.birthDate && html`, ${t('дата рождения')} ${date(person.birthDate)}`}
      </p>
      ${said !== undefined && html`<p class="said" role="status">${t(said)}</p>`}
      ${back && html`<p><a href="${back}">${t('Вернуться в систему')}</a></p>`} ${summary(faults)}
      <div class="sheets">
        ${factsSheet(browser, person, shown)}
        <div>
          ${levelSheet(browser, person)}${secondStepSheet(browser, person)}${consentSheet(sandbox, browser, person)}${endSheet(browser)}
        </div>
      </div>`,
  })
}

function factsSheet(browser: Browser, person: Person, { faults, typed }: Shown): Html {
  const of = (name: keyof Person, kept: string) => typed?.get(name) ?? kept
  const shared = faults ? { faults } : {}
  return html`<section class="sheet" aria-labelledby="facts">
    <h2 id="facts">Сведения</h2>
    ${form(
      browser,
      '/profile/user',
      html`${hidden('what', 'facts')}
      ${field({ name: 'lastName', label: 'Фамилия', value: of('lastName', person.lastName), autocomplete: 'family-name', ...shared })}
      ${field({ name: 'firstName', label: 'Имя', value: of('firstName', person.firstName), autocomplete: 'given-name', ...shared })}
      ${field({ name: 'middleName', label: 'Отчество', value: of('middleName', person.middleName), required: false, autocomplete: 'additional-name', ...shared })}
      ${field({ name: 'birthDate', label: 'Дата рождения', type: 'date', value: of('birthDate', person.birthDate), autocomplete: 'bday', ...shared })}
      ${field({ name: 'mobile', label: 'Мобильный телефон', type: 'tel', value: of('mobile', readablePhone(person.mobile)), required: false, autocomplete: 'tel', ...shared })}
      ${field({ name: 'email', label: 'Электронная почта', type: 'email', value: of('email', person.email), required: false, autocomplete: 'email', ...shared })}
      ${button('Сохранить')}`,
    )}
  </section>`
}

function levelSheet(browser: Browser, person: Person): Html {
  const next =
    person.level === 'confirmed'
      ? html`<p>${t('Личность подтверждена: системам видны все сведения.')}</p>
          ${form(browser, '/profile/user', html`${hidden('what', 'level')}${hidden('level', 'simplified')}${button('Снять подтверждение', 'quiet')}`)}`
      : html`<p>
            ${t('На Госуслугах личность подтверждает банк или центр обслуживания. На стенде — кнопка.')}
          </p>
          ${form(browser, '/profile/user', html`${hidden('what', 'level')}${hidden('level', 'confirmed')}${button('Подтвердить личность', 'quiet')}`)}`
  return html`<section class="sheet" aria-labelledby="level">
    <h2 id="level">${levelWords[person.level]}</h2>
    ${next}
  </section>`
}

function secondStepSheet(browser: Browser, person: Person): Html {
  const options = Object.entries(secondStepWords).map(([value, label]) => ({ value, label }))
  return html`<section class="sheet" aria-labelledby="second">
    <h2 id="second">Второй шаг входа</h2>
    ${form(browser, '/profile/user', html`${hidden('what', 'second-step')}${choices('secondStep', 'После пароля', options, person.secondStep)}${button('Запомнить', 'quiet')}`)}
    ${person.secondStep === 'totp' && html`<p>${t('Ключ для приложения:')} <code class="long">${person.totpSecret}</code></p>`}
  </section>`
}

function consentSheet(sandbox: Sandbox, browser: Browser, person: Person): Html {
  const systems = [...sandbox.consents].flatMap((key) => {
    const [oid, mnemonic = ''] = key.split(' ')
    return oid === String(person.oid) ? [mnemonic] : []
  })
  const names = [...new Set(systems)]
  return html`<section class="sheet" aria-labelledby="consents">
    <h2 id="consents">Согласия</h2>
    ${names.length === 0 && html`<p>${t('Вы ещё никому не разрешали получать сведения.')}</p>`}
    ${names.map((name) =>
      form(
        browser,
        '/profile/user',
        html`${hidden('what', 'consent')}${hidden('mnemonic', name)}
          <div class="row"><span>${name}</span>${button(`Отозвать у ${name}`, 'quiet')}</div>`,
      ),
    )}
  </section>`
}

const endSheet = (browser: Browser): Html =>
  html`<section class="sheet" aria-labelledby="end">
    <h2 id="end">Выход и удаление</h2>
    ${form(browser, '/logout', button('Выйти', 'quiet'))}
    <details>
      <summary>Удалить запись</summary>
      <p>${t('Вход станет невозможен, системы увидят запись как удалённую. Вернуть её нельзя.')}</p>
      ${form(browser, '/profile/user', html`${hidden('what', 'delete')}${button('Удалить запись', 'danger')}`)}
    </details>
  </section>`

export function postProfile(sandbox: Sandbox, request: Request): Reply {
  const browser = browserOf(sandbox, request)
  const owner = ownerOf(sandbox, request)
  if ('elsewhere' in owner) return owner.elsewhere
  if (!isOwnForm(sandbox, request, browser)) return foreignForm(sandbox)
  const { person, session } = owner
  if (request.form.get('what') === 'delete') {
    sandbox.world.changePerson(person.oid, { status: 'DELETED' })
    return seeOther('/', [endSession(sandbox, request)])
  }
  const result = changeProfile(sandbox, person, request.form)
  // Whoever switches the second step on is in already.
  if (person.secondStep !== 'none') raiseSession(sandbox, session)
  return profilePage(sandbox, browser, person, {
    ...result,
    ...(result.faults ? { typed: request.form } : {}),
  })
}

export function postLogout(sandbox: Sandbox, request: Request): Reply {
  if (!isOwnForm(sandbox, request, browserOf(sandbox, request))) return foreignForm(sandbox)
  return seeOther('/', [endSession(sandbox, request)])
}
