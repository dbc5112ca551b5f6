/** The consent page: what the system asks for, in words; given once per system and scope. */
import { isOwnForm } from '../http/browser.ts'
import type { Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { fullName } from '../model/person.ts'
import { giveConsent, giveUp, proceed } from '../protocol/authorize.ts'
import { EsiaError } from '../protocol/errors.ts'
import { isOrganisationScope, personScopes } from '../protocol/scopes.ts'
import type { Sandbox } from '../sandbox.ts'
import { foreignForm, lostStep } from './error.ts'
import { button, form, hidden } from './forms.ts'
import { html, t } from './html.ts'
import { page } from './layout.ts'
import { afterForm, personStepOf, targetsOf, type PersonStep } from './steps.ts'

export function showConsent(sandbox: Sandbox, request: Request): Reply {
  const step = personStepOf(sandbox, request, request.query.get('request'))
  return step ? consentPage(sandbox, step) : lostStep(sandbox)
}

function consentPage(sandbox: Sandbox, { asked, browser, person }: PersonStep): Reply {
  const items = asked.permissions
    ? asked.permissions.flatMap((one) =>
        one.scopes.map((scope) => personScopes[scope.sysname] ?? scope.sysname),
      )
    : asked.scopes.map((scope) =>
        isOrganisationScope(scope) ? 'Сведения об организации' : (personScopes[scope.name] ?? ''),
      )
  const shown = [...new Set(items.filter(Boolean))]
  return page(sandbox, {
    title: 'Согласие',
    browser,
    formTargets: targetsOf(asked),
    body: html`<section class="sheet">
      <h1>Передать сведения?</h1>
      <p class="lead">Система <strong>${asked.client.name}</strong> ${t('получит о вас')}</p>
      ${
        shown.length > 0
          ? html`<ul class="ticks">
              ${shown.map((item) => html`<li>${item}</li>`)}
            </ul>`
          : html`<p>${t('Только то, что это вы: номер записи, без других сведений.')}</p>`
      }
      <p class="hint">${t('Вы вошли как')} ${fullName(person)}. ${t('Отозвать согласие можно в профиле.')}</p>
      ${form(
        browser,
        '/consent',
        html`${hidden('request', asked.id)}
          <div class="row">
            ${button('Разрешить', 'main', 'answer', 'yes')}${button('Отказать', 'quiet', 'answer', 'no')}
          </div>`,
      )}
    </section>`,
  })
}

export function postConsent(sandbox: Sandbox, request: Request): Reply {
  const step = personStepOf(sandbox, request, request.form.get('request'))
  if (!step) return lostStep(sandbox)
  if (!isOwnForm(sandbox, request, step.browser)) return foreignForm(sandbox)
  if (request.form.get('answer') !== 'yes') {
    return afterForm(giveUp(sandbox, step.asked, new EsiaError('007004', 'человек отказал')))
  }
  if (!step.asked.permissions) giveConsent(sandbox, step.asked, step.person.oid)
  step.waiting.hasConsented = true
  return afterForm(proceed(sandbox, step.asked, step.session))
}
