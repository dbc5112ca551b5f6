/** The second step of a sign-in: a code by SMS, by e-mail or from an application. */
import { randomInt } from 'node:crypto'
import { browserOf, endSession, isOwnForm, raiseSession, sessionOf, type Browser } from '../http/browser.ts'
import { seeOther, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { readablePhone } from '../model/contacts.ts'
import type { Person } from '../model/person.ts'
import { totpFits } from '../model/totp.ts'
import type { AuthorizationRequest } from '../protocol/authorization-request.ts'
import { giveUp, proceed } from '../protocol/authorize.ts'
import { EsiaError } from '../protocol/errors.ts'
import type { PendingStep, Sandbox, Session } from '../sandbox.ts'
import { foreignForm, lostStep } from './error.ts'
import { button, field, form, hidden, summary, type Faults } from './forms.ts'
import { html, t } from './html.ts'
import { page } from './layout.ts'
import { afterForm, stepOf, targetsOf } from './steps.ts'

const lifeMs = 5 * 60_000

interface Found {
  readonly session: Session
  readonly person: Person
  readonly browser: Browser
  /** Absent when the person signs in to their own profile. */
  readonly asked: AuthorizationRequest | undefined
}

function find(sandbox: Sandbox, request: Request, id: string | null): Found | undefined {
  const session = sessionOf(sandbox, request)
  const step = id === null ? undefined : stepOf(sandbox, request, id)
  if (!session || (id !== null && !step)) return undefined
  const person = sandbox.world.people.get(session.oid)!
  return { session, person, browser: browserOf(sandbox, request), asked: step?.asked }
}

/** Where the code goes: the application if there is one, else the phone, else the mail. */
function channelOf(person: Person): 'totp' | 'sms' | 'email' {
  if (person.secondStep === 'totp') return 'totp'
  return person.mobileVerified ? 'sms' : 'email'
}

function pendingOf(sandbox: Sandbox, { session, person, asked }: Found, isFresh = false): PendingStep {
  const kept = sandbox.secondSteps.get(session.id)
  if (kept && !isFresh && kept.expiresAt > sandbox.now().getTime()) return kept
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const pending = { code, expiresAt: sandbox.now().getTime() + lifeMs, attemptsLeft: kept?.attemptsLeft ?? 3 }
  sandbox.secondSteps.set(session.id, pending)
  const channel = channelOf(person)
  if (channel !== 'totp') {
    const place = asked ? `в «${asked.client.name}»` : 'в профиль'
    sandbox.send({
      channel,
      to: channel === 'sms' ? person.mobile : person.email,
      text: `Код для входа ${place}: ${code}. Никому его не говорите`,
      code,
      oid: person.oid,
    })
  }
  return pending
}

export function showSecondStep(sandbox: Sandbox, request: Request): Reply {
  const found = find(sandbox, request, request.query.get('request'))
  if (!found) return lostStep(sandbox)
  if (found.session.secondStep)
    return found.asked ? proceed(sandbox, found.asked, found.session) : seeOther('/profile/user')
  pendingOf(sandbox, found)
  return codePage(sandbox, found)
}

function codePage(sandbox: Sandbox, { person, browser, asked }: Found, faults?: Faults): Reply {
  const channel = channelOf(person)
  const where = {
    totp: 'Код показывает приложение на вашем телефоне',
    sms: `Отправили СМС на ${readablePhone(person.mobile)}`,
    email: `Отправили письмо на ${person.email}`,
  }[channel]
  return page(sandbox, {
    title: 'Код для входа',
    browser,
    status: faults ? 422 : 200,
    formTargets: targetsOf(asked),
    body: html`<section class="sheet">
      <h1>Введите код</h1>
      <p class="lead">${t(where)}</p>
      ${summary(faults)}
      ${form(
        browser,
        '/code',
        html`${asked && hidden('request', asked.id)}
        ${field({ name: 'code', label: '6 цифр', autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: 10, ...(faults ? { faults } : {}) })}
        ${button('Продолжить')}`,
      )}
      ${
        channel === 'totp'
          ? ''
          : html`${form(browser, '/code', html`${asked && hidden('request', asked.id)}${hidden('again', 'yes')}${button('Отправить код ещё раз', 'quiet')}`)}
              <p class="beside">
                ${t('Сообщения стенда лежат в разделе')}
                <a href="/mailbox" target="_blank" rel="noopener">«Почта и СМС»</a>
              </p>`
      }
    </section>`,
  })
}

export function postSecondStep(sandbox: Sandbox, request: Request): Reply {
  const found = find(sandbox, request, request.form.get('request'))
  if (!found) return lostStep(sandbox)
  if (!isOwnForm(sandbox, request, found.browser)) return foreignForm(sandbox)
  if (request.form.get('again') === 'yes') {
    pendingOf(sandbox, found, true)
    return codePage(sandbox, found)
  }
  const typed = (request.form.get('code') ?? '').replace(/\s/g, '')
  if (!/^\d{6}$/.test(typed))
    return codePage(sandbox, found, { code: t(`Нужно 6 цифр, введено ${typed.length}`) })
  return tryCode(sandbox, request, found, typed)
}

function tryCode(sandbox: Sandbox, request: Request, found: Found, typed: string): Reply {
  const { person, session, asked } = found
  const pending = pendingOf(sandbox, found)
  const played = sandbox.scenarios.active('failed-second-step', person.oid)
  const right =
    channelOf(person) === 'totp' ? totpFits(person.totpSecret, typed, sandbox.now()) : typed === pending.code
  if (right && !played) {
    sandbox.secondSteps.delete(session.id)
    const raised = raiseSession(sandbox, session)
    return asked ? afterForm(proceed(sandbox, asked, raised)) : seeOther('/profile/user')
  }
  pending.attemptsLeft -= 1
  if (pending.attemptsLeft > 0) {
    return codePage(sandbox, found, { code: t(`Код не подошёл. Осталось попыток: ${pending.attemptsLeft}`) })
  }
  // Three wrong codes end the sign-in itself: a guesser must know the password again.
  sandbox.secondSteps.delete(session.id)
  const ended = [endSession(sandbox, request)]
  if (!asked) return seeOther('/login', ended)
  const error = new EsiaError(played ? '007046' : '007004', 'второй шаг не пройден')
  return afterForm(giveUp(sandbox, asked, error), ended)
}
