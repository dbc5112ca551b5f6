/** Pieces of forms: fields with their faults, the summary of faults on top, buttons. */
import type { Browser } from '../http/browser.ts'
import { Html, html } from './html.ts'

/** Field name → what to do about it. */
export type Faults = Readonly<Record<string, string>>

export interface FieldOptions {
  readonly name: string
  readonly label: string
  readonly value?: string | undefined
  readonly type?: string
  readonly hint?: string
  readonly faults?: Faults
  readonly autocomplete?: string
  readonly inputmode?: string
  readonly required?: boolean
  readonly maxlength?: number
}

export function field(given: FieldOptions): Html {
  const fault = given.faults?.[given.name]
  const described = [given.hint && `${given.name}-hint`, fault && `${given.name}-fault`]
    .filter(Boolean)
    .join(' ')
  return html`<div class="field${fault ? ' faulty' : ''}">
    <label for="${given.name}"
      >${given.label}${given.required === false ? html` <span class="optional">(не обязательно)</span>` : ''}</label
    >
    ${given.hint && html`<p class="hint" id="${given.name}-hint">${given.hint}</p>`}
    ${fault && html`<p class="fault" id="${given.name}-fault">${fault}</p>`}
    <input
      id="${given.name}"
      name="${given.name}"
      type="${given.type ?? 'text'}"
      value="${given.value ?? ''}"
      autocomplete="${given.autocomplete ?? 'off'}"
      maxlength="${given.maxlength ?? 200}"
      ${given.inputmode && html`inputmode="${given.inputmode}"`}
      ${described !== '' && html`aria-describedby="${described}"`}
      ${fault && html`aria-invalid="true"`}
      ${given.required !== false && html`required`}
    />
  </div>`
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly note?: string | undefined
}

export const choices = (name: string, legend: string, options: readonly Choice[], chosen: string): Html =>
  html`<fieldset>
    <legend>${legend}</legend>
    ${options.map(
      ({ value, label, note }) =>
        html`<div class="choice">
          <input
            type="radio"
            id="${name}-${value}"
            name="${name}"
            value="${value}"
            ${value === chosen && html`checked`}
          />
          <label for="${name}-${value}">${label}${note && html`<span class="note">${note}</span>`}</label>
        </div>`,
    )}
  </fieldset>`

/** Browsers check less kindly than we do, hence novalidate. */
export const form = (browser: Browser, action: string, body: Html): Html =>
  html`<form method="post" action="${action}" novalidate>
    <input type="hidden" name="form_token" value="${browser.formToken}" />${body}
  </form>`

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`

export const button = (
  label: string,
  kind: 'main' | 'quiet' | 'danger' = 'main',
  name?: string,
  value?: string,
): Html =>
  html`<button
    class="button ${kind}"
    type="submit"
    ${name !== undefined && html`name="${name}" value="${value ?? ''}"`}
  >
    ${label}
  </button>`

/** Takes focus by itself: the page is new. */
export function summary(faults: Faults | undefined): Html {
  const items = Object.entries(faults ?? {})
  if (items.length === 0) return html``
  return html`<div class="summary" role="alert">
    <h2>Исправьте и отправьте снова</h2>
    <ul>
      ${items.map(
        ([name, words]) => html`<li>${name === '' ? words : html`<a href="#${name}">${words}</a>`}</li>`,
      )}
    </ul>
  </div>`
}

export const hasFaults = (faults: Faults): boolean => Object.keys(faults).length > 0
