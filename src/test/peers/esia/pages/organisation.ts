/** The choice of an organisation, when the system asks for one and the person works in several. */
import { isOwnForm } from '../http/browser.ts'
import type { Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { proceed } from '../protocol/authorize.ts'
import type { Sandbox } from '../sandbox.ts'
import { foreignForm, lostStep } from './error.ts'
import { button, choices, form, hidden } from './forms.ts'
import { html, t } from './html.ts'
import { page } from './layout.ts'
import { afterForm, personStepOf, targetsOf, type PersonStep } from './steps.ts'

const optionsOf = (sandbox: Sandbox, { person }: PersonStep) =>
  person.roles.flatMap((role) => {
    const organisation = sandbox.world.organisations.get(role.organisationOid)
    if (!organisation) return []
    return [
      {
        value: String(organisation.oid),
        label: organisation.shortName,
        note: role.chief ? 'Руководитель' : 'Сотрудник',
      },
    ]
  })

export function showOrganisation(sandbox: Sandbox, request: Request): Reply {
  const step = personStepOf(sandbox, request, request.query.get('request'))
  if (!step) return lostStep(sandbox)
  const options = optionsOf(sandbox, step)
  return page(sandbox, {
    title: 'Организация',
    browser: step.browser,
    formTargets: targetsOf(step.asked),
    body: html`<section class="sheet">
      <h1>От какой организации вы входите?</h1>
      <p class="lead">
        Система <strong>${step.asked.client.name}</strong> ${t('просит сведения об организации')}
      </p>
      ${form(step.browser, '/organisation', html`${hidden('request', step.asked.id)}${choices('organisation', 'Организация', options, options[0]?.value ?? '')}${button('Продолжить')}`)}
    </section>`,
  })
}

export function postOrganisation(sandbox: Sandbox, request: Request): Reply {
  const step = personStepOf(sandbox, request, request.form.get('request'))
  if (!step) return lostStep(sandbox)
  if (!isOwnForm(sandbox, request, step.browser)) return foreignForm(sandbox)
  step.waiting.organisationOid = Number(request.form.get('organisation'))
  return afterForm(proceed(sandbox, step.asked, step.session))
}
