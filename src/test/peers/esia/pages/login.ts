/** The login page: phone, e-mail or СНИЛС and a password. */
import { browserOf, isOwnForm, sessionOf, startSession, type Browser } from '../http/browser.ts'
import { seeOther, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { readablePhone } from '../model/contacts.ts'
import { fullName, standPassword } from '../model/person.ts'
import { snilsDigits } from '../model/snils.ts'
import { proceed } from '../protocol/authorize.ts'
import type { AuthorizationRequest } from '../protocol/authorization-request.ts'
import type { Sandbox } from '../sandbox.ts'
import { foreignForm, lostStep } from './error.ts'
import { button, field, form, hidden, summary, type Faults } from './forms.ts'
import { html, t } from './html.ts'
import { page } from './layout.ts'
import { afterForm, stepOf, targetsOf } from './steps.ts'

/** Five failures, then ten minutes of rest for that login. */
const attempts = 5
const restMs = 10 * 60_000

interface Shown {
  readonly asked: AuthorizationRequest | undefined
  readonly browser: Browser
  readonly login?: string
  readonly faults?: Faults
}

function loginPage(sandbox: Sandbox, { asked, browser, login, faults }: Shown): Reply {
  const people = [...sandbox.world.people.values()].filter((p) => p.status === 'REGISTERED').slice(0, 5)
  const query = asked ? `?request=${asked.id}` : ''
  return page(sandbox, {
    title: 'Вход',
    browser,
    status: faults ? 422 : 200,
    formTargets: targetsOf(asked),
    body: html`<section class="sheet">
        <h1>Вход</h1>
        <p class="lead">
          ${asked ? html`${t('Вы входите в систему')} <strong>${asked.client.name}</strong>` : t('Вход в профиль учебного стенда')}
        </p>
        ${summary(faults)}
        ${form(
          browser,
          '/login',
          html`${asked && hidden('request', asked.id)}
          ${field({ name: 'login', label: 'Телефон, почта или СНИЛС', value: login, autocomplete: 'username', ...(faults ? { faults } : {}) })}
          ${field({ name: 'password', label: 'Пароль', type: 'password', autocomplete: 'current-password', ...(faults ? { faults } : {}) })}
          ${button('Войти')}`,
        )}
        <p class="beside">
          ${t('Нет записи на стенде?')} <a href="/registration${query}">Зарегистрироваться</a>
        </p>
      </section>
      <details class="help">
        <summary>${t('Кого можно взять для пробы')}</summary>
        <p>${t('Пароль у людей стенда:')} <code>${standPassword}</code></p>
        <ul>
          ${people.map((p) => html`<li>${fullName(p)} — <code>${p.mobile === '' ? p.snils : readablePhone(p.mobile)}</code></li>`)}
        </ul>
      </details>`,
  })
}

export function showLogin(sandbox: Sandbox, request: Request): Reply {
  const id = request.query.get('request')
  if (id === null) {
    if (sessionOf(sandbox, request)) return seeOther('/profile/user')
    return loginPage(sandbox, { asked: undefined, browser: browserOf(sandbox, request) })
  }
  const step = stepOf(sandbox, request, id)
  return step ? loginPage(sandbox, step) : lostStep(sandbox)
}

export function postLogin(sandbox: Sandbox, request: Request): Reply {
  const browser = browserOf(sandbox, request)
  if (!isOwnForm(sandbox, request, browser)) return foreignForm(sandbox)
  const id = request.form.get('request')
  const step = id === null ? undefined : stepOf(sandbox, request, id)
  if (id !== null && !step) return lostStep(sandbox)
  const login = (request.form.get('login') ?? '').trim()
  const password = request.form.get('password') ?? ''
  const faults = loginFaults(sandbox, login, password)
  if ('oid' in faults) {
    const { session, cookie } = startSession(sandbox, faults.oid, false)
    if (step) return afterForm(proceed(sandbox, step.asked, session), [cookie])
    const second = sandbox.world.people.get(faults.oid)!.secondStep !== 'none'
    return seeOther(second ? '/code' : '/profile/user', [cookie])
  }
  return loginPage(sandbox, { asked: step?.asked, browser, login, faults: faults.faults })
}

function loginFaults(
  sandbox: Sandbox,
  login: string,
  password: string,
): { oid: number } | { faults: Faults } {
  if (login === '' || password === '') {
    return {
      faults: {
        ...(login === '' ? { login: 'Введите телефон, почту или СНИЛС' } : {}),
        ...(password === '' ? { password: 'Введите пароль' } : {}),
      },
    }
  }
  const key = snilsDigits(login).toLowerCase().slice(0, 100)
  const now = sandbox.now().getTime()
  const kept = sandbox.failedSignIns.get(key)
  const failed = kept && kept.until > now ? kept.count : 0
  if (failed >= attempts) return { faults: { login: t('Слишком много попыток. Подождите 10 минут') } }
  const person = sandbox.world.signIn(login, password)
  if (person) {
    sandbox.failedSignIns.delete(key)
    return { oid: person.oid }
  }
  sandbox.failedSignIns.set(key, { count: failed + 1, until: now + restMs })
  const left = attempts - failed - 1
  const rest = left === 0 ? 'теперь пауза 10 минут' : `осталось попыток: ${left}, потом пауза 10 минут`
  return { faults: { login: t(`Неверный логин или пароль, ${rest}`) } }
}
