/** HTML by template: whatever is put in is escaped unless it is HTML already. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Value = string | number | Html | readonly Html[] | false | undefined

export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(parts.reduce((sum, part, at) => sum + show(values[at - 1]) + part))

function show(value: Value): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(show).join('')
  return escape(String(value as string | number))
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign]!)

/** Short words stay with the next one, a dash and a number with their word (look.md, Russian typography). */
export const t = (text: string): string =>
  text
    .replace(/(?<=^|[\s(«„])((?:[авикосуя]|на|до|за|из|по|от|не|со|№)) /giu, '$1\u00a0')
    .replace(/ESIA-(?=\d)/g, 'ESIA\u2011')
    .replace(/ —/g, '\u00a0—')
    .replace(/(\d) (?=\p{L})/gu, '$1\u00a0')
