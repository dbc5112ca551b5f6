/** C4: registration — facts, then a code by SMS or e-mail, then one is signed in and goes on. */
import { randomInt, randomUUID } from 'node:crypto'
import { browserOf, isOwnForm, startSession, type Browser } from '../http/browser.ts'
import { seeOther, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { readablePhone, toEmail, toMobile } from '../model/contacts.ts'
import { proceed } from '../protocol/authorize.ts'
import { isWithin } from '../protocol/logout.ts'
import type { Registration, Sandbox } from '../sandbox.ts'
import { foreignForm, lostStep } from './error.ts'
import { button, choices, field, form, hasFaults, hidden, summary, type Faults } from './forms.ts'
import { html, t } from './html.ts'
import { page } from './layout.ts'
import { factsFaults, readFacts, type RegistrationFacts } from './registration-facts.ts'
import { afterForm, stepOf, targetsOf } from './steps.ts'

const lifeMs = 10 * 60_000

/** Who sent the person here: a waiting sign-in, or a system by its address (cid, rurl). */
const originNames = ['request', 'cid', 'rurl'] as const

/** An address of return counts only if it lies within the site of the system named. */
function nextOf(sandbox: Sandbox, given: URLSearchParams): string {
  const client = sandbox.world.client(given.get('cid') ?? '')
  const wanted = given.get('rurl')
  if (client && wanted && isWithin(client.siteUrl, wanted)) return wanted
  const asked = given.get('request') ?? ''
  return sandbox.waiting.has(asked) ? asked : ''
}

export const showRegistration = (sandbox: Sandbox, request: Request): Reply =>
  factsPage(sandbox, browserOf(sandbox, request), request.query)

function factsPage(
  sandbox: Sandbox,
  browser: Browser,
  origin: URLSearchParams,
  facts?: RegistrationFacts,
  faults?: Faults,
): Reply {
  const shared = faults ? { faults } : {}
  return page(sandbox, {
    title: 'Регистрация',
    browser,
    status: faults ? 422 : 200,
    body: html`<section class="sheet">
      <h1>Регистрация</h1>
      <p class="lead">${t('Запись появится только на этом стенде. Вводите выдуманные сведения')}</p>
      ${summary(faults)}
      ${form(
        browser,
        '/registration',
        html`${originNames.map((name) => hidden(name, origin.get(name) ?? ''))}
        ${field({ name: 'lastName', label: 'Фамилия', value: facts?.lastName, autocomplete: 'family-name', ...shared })}
        ${field({ name: 'firstName', label: 'Имя', value: facts?.firstName, autocomplete: 'given-name', ...shared })}
        ${field({ name: 'middleName', label: 'Отчество', value: facts?.middleName, autocomplete: 'additional-name', required: false, ...shared })}
        ${field({ name: 'birthDate', label: 'Дата рождения', type: 'date', value: facts?.birthDate, autocomplete: 'bday', ...shared })}
        ${field({ name: 'snils', label: 'СНИЛС', value: facts?.snils, hint: '11 цифр, например 112-233-445 95', inputmode: 'numeric', ...shared })}
        ${field({ name: 'mobile', label: 'Мобильный телефон', type: 'tel', value: facts?.mobile, autocomplete: 'tel', hint: 'Например, +7 927 000-00-00', ...shared })}
        ${field({ name: 'email', label: 'Электронная почта', type: 'email', value: facts?.email, autocomplete: 'email', ...shared })}
        ${field({ name: 'password', label: 'Пароль', type: 'password', autocomplete: 'new-password', hint: 'От 8 знаков: заглавная и строчная буквы, цифра и знак вроде «-»', ...shared })}
        ${field({ name: 'repeated', label: 'Пароль ещё раз', type: 'password', autocomplete: 'new-password', ...shared })}
        ${choices(
          'channel',
          'Куда прислать код подтверждения',
          [
            { value: 'sms', label: 'В СМС' },
            { value: 'email', label: 'На почту' },
          ],
          facts?.channel ?? 'sms',
        )}
        ${button('Зарегистрироваться')}`,
      )}
    </section>`,
  })
}

export function postRegistration(sandbox: Sandbox, request: Request): Reply {
  const browser = browserOf(sandbox, request)
  if (!isOwnForm(sandbox, request, browser)) return foreignForm(sandbox)
  const facts = readFacts(request.form)
  const faults = factsFaults(sandbox, facts, request.form.get('repeated') ?? '')
  if (hasFaults(faults)) return factsPage(sandbox, browser, request.form, facts, faults)
  const registration: Registration = {
    id: randomUUID(),
    browser: browser.id,
    facts: { ...facts, mobile: toMobile(facts.mobile)!, email: toEmail(facts.email)! },
    channel: facts.channel,
    next: nextOf(sandbox, request.form),
    code: String(randomInt(1_000_000)).padStart(6, '0'),
    expiresAt: sandbox.now().getTime() + lifeMs,
    attemptsLeft: 5,
  }
  sandbox.registrations.set(registration.id, registration)
  sendCode(sandbox, registration)
  return seeOther(`/registration/confirm?id=${registration.id}`)
}

const sendCode = (sandbox: Sandbox, { channel, facts, code }: Registration): void =>
  sandbox.send({
    channel,
    to: channel === 'sms' ? facts.mobile : facts.email,
    text: `Код для регистрации: ${code}. Он подтвердит ваш ${channel === 'sms' ? 'телефон' : 'адрес почты'}`,
    code,
    oid: undefined,
  })

function registrationOf(sandbox: Sandbox, browser: Browser, id: string | null): Registration | undefined {
  const found = sandbox.registrations.get(id ?? '')
  return found && found.browser === browser.id && found.expiresAt > sandbox.now().getTime()
    ? found
    : undefined
}

export function showConfirmation(sandbox: Sandbox, request: Request): Reply {
  const browser = browserOf(sandbox, request)
  const found = registrationOf(sandbox, browser, request.query.get('id'))
  return found ? confirmationPage(sandbox, browser, found) : lostStep(sandbox)
}

function confirmationPage(
  sandbox: Sandbox,
  browser: Browser,
  { id, channel, facts, next }: Registration,
  faults?: Faults,
): Reply {
  const where = channel === 'sms' ? `СМС на ${readablePhone(facts.mobile)}` : `письмо на ${facts.email}`
  return page(sandbox, {
    title: 'Подтверждение',
    browser,
    status: faults ? 422 : 200,
    formTargets: targetsAfter(sandbox, next),
    body: html`<section class="sheet">
      <h1>Введите код</h1>
      <p class="lead">${t(`Отправили ${where}`)}</p>
      ${summary(faults)}
      ${form(
        browser,
        '/registration/confirm',
        html`${hidden('id', id)}
        ${field({ name: 'code', label: '6 цифр', autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: 10, ...(faults ? { faults } : {}) })}
        ${button('Подтвердить')}`,
      )}
      <p class="beside">
        ${t('Сообщения стенда лежат в разделе')}
        <a href="/mailbox" target="_blank" rel="noopener">«Почта и СМС»</a>
      </p>
    </section>`,
  })
}

/** The last form of a registration leads on to the system that is waiting. */
function targetsAfter(sandbox: Sandbox, next: string): readonly string[] {
  const waiting = sandbox.waiting.get(next)
  if (waiting) return targetsOf(waiting.request)
  const url = URL.parse(next)
  return url ? [url.origin] : []
}

export function postConfirmation(sandbox: Sandbox, request: Request): Reply {
  const browser = browserOf(sandbox, request)
  if (!isOwnForm(sandbox, request, browser)) return foreignForm(sandbox)
  const found = registrationOf(sandbox, browser, request.form.get('id'))
  if (!found) return lostStep(sandbox)
  const typed = (request.form.get('code') ?? '').replace(/\s/g, '')
  if (typed !== found.code) {
    found.attemptsLeft -= 1
    if (found.attemptsLeft > 0) {
      return confirmationPage(sandbox, browser, found, {
        code: t(`Код не подошёл. Осталось попыток: ${found.attemptsLeft}`),
      })
    }
    sandbox.registrations.delete(found.id)
    return lostStep(sandbox)
  }
  sandbox.registrations.delete(found.id)
  return finish(sandbox, request, found)
}

function finish(sandbox: Sandbox, request: Request, { facts, channel, next }: Registration): Reply {
  // Somebody else may have registered the same number while this person was typing the code.
  if (sandbox.world.personBySnils(facts.snils)) return lostStep(sandbox)
  const { channel: _, ...told } = facts
  const person = sandbox.world.addPerson({
    ...told,
    mobileVerified: channel === 'sms',
    emailVerified: channel === 'email',
    // The real one checks passport and СНИЛС in registries; here both are believed, identity is confirmed in the profile.
    level: 'standard',
  })
  const { session, cookie } = startSession(sandbox, person.oid, false)
  const step = stepOf(sandbox, request, next)
  if (step) return afterForm(proceed(sandbox, step.asked, session), [cookie])
  return seeOther(URL.parse(next) ? next : '/profile/user', [cookie])
}
