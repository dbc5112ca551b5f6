/** The page of named faults: switched on for everybody or for one person. */
import { browserOf, isOwnForm } from '../http/browser.ts'
import { seeOther, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { setScenario } from '../control/scenario-setting.ts'
import { fullName } from '../model/person.ts'
import { formatSnils } from '../model/snils.ts'
import type { Sandbox } from '../sandbox.ts'
import { isScenarioName, scenarioWords, type Scenario } from '../scenarios.ts'
import { foreignForm } from './error.ts'
import { button, field, form, hidden } from './forms.ts'
import { html, t, type Html } from './html.ts'
import { page } from './layout.ts'

export function showScenarios(sandbox: Sandbox, request: Request): Reply {
  const browser = browserOf(sandbox, request)
  const active = sandbox.scenarios.list()
  return page(sandbox, {
    title: 'Сценарии',
    wide: true,
    browser,
    body: html`<h1>Сценарии неполадок</h1>
      <p class="lead">
        ${t('Как ЕСИА отвечает, когда что-то не так. Включите — и проверьте, что делает ваша система')}
      </p>
      <section class="sheet" aria-labelledby="on">
        <h2 id="on">Сейчас включено</h2>
        ${
          active.length === 0
            ? html`<p>${t('Ничего: стенд отвечает как обычно.')}</p>`
            : html`<ul class="active">
                  ${active.map(
                    (one) =>
                      html`<li>
                        <div>
                          <strong>${scenarioWords[one.name][0]}</strong
                          ><span class="note">${whom(sandbox, one)}</span>
                        </div>
                        ${form(browser, '/scenarios', html`${hidden('name', one.name)}${hidden('person', one.oid === undefined ? '' : String(one.oid))}${hidden('off', 'yes')}${button('Выключить', 'quiet')}`)}
                      </li>`,
                  )}
                </ul>
                ${form(browser, '/scenarios', html`${hidden('off', 'all')}${button('Выключить всё', 'quiet')}`)}`
        }
      </section>
      <section class="sheet" aria-labelledby="more">
        <h2 id="more">Включить</h2>
        ${form(
          browser,
          '/scenarios',
          html`${scenarioChoices()}
            <div class="columns">
              ${personSelect(sandbox)}
              ${field({ name: 'amount', label: 'Сколько', required: false, inputmode: 'numeric', hint: 'Для «Медленно» — миллисекунды, для «Часы ушли» — секунды' })}
            </div>
            ${button('Включить')}`,
        )}
      </section>`,
  })
}

const scenarioChoices = (): Html =>
  html`<fieldset class="grid">
    <legend>Сценарий</legend>
    ${Object.entries(scenarioWords).map(
      ([name, [title, words]], at) =>
        html`<div class="choice">
          <input type="radio" id="s-${name}" name="name" value="${name}" ${at === 0 && html`checked`} />
          <label for="s-${name}">${title}<span class="note">${t(words)}</span></label>
        </div>`,
    )}
  </fieldset>`

const personSelect = (sandbox: Sandbox): Html =>
  html`<div class="field">
    <label for="person">Для кого</label>
    <p class="hint" id="person-hint">${t('Для одного — только его вход, токены и сведения')}</p>
    <select id="person" name="person" aria-describedby="person-hint">
      <option value="">Для всех</option>
      ${[...sandbox.world.people.values()].map((p) => html`<option value="${p.oid}">${fullName(p)}, ${formatSnils(p.snils)}</option>`)}
    </select>
  </div>`

function whom(sandbox: Sandbox, { oid, seconds, milliseconds }: Scenario): string {
  const person = oid === undefined ? undefined : sandbox.world.people.get(oid)
  const amount = seconds === undefined ? milliseconds !== undefined && `${milliseconds} мс` : `${seconds} с`
  return [person ? fullName(person) : 'для всех', amount].filter(Boolean).join(', ')
}

export function postScenarios(sandbox: Sandbox, request: Request): Reply {
  if (!isOwnForm(sandbox, request, browserOf(sandbox, request))) return foreignForm(sandbox)
  const { form: given } = request
  const name = given.get('name') ?? ''
  if (given.get('off') === 'all') sandbox.scenarios.clear()
  else if (isScenarioName(name)) {
    const amount = Number(given.get('amount') || Number.NaN)
    const isNumber = Number.isInteger(amount) && Math.abs(amount) <= 120_000
    setScenario(sandbox, name, {
      person: given.get('person') || undefined,
      on: given.get('off') === null,
      seconds: isNumber && name === 'clock-skew' ? amount : undefined,
      milliseconds: isNumber && name === 'slow' ? Math.abs(amount) : undefined,
    })
  }
  return seeOther('/scenarios')
}
