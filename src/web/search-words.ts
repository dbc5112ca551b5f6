/** What stands after `?`: plain words, a name may repeat. The router must not turn «7» into a number. */

export type SearchWords = Record<string, string | string[]>

export function parseSearchWords(search: string): SearchWords {
  const params = new URLSearchParams(search)
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name)
      return [name, values.length > 1 ? values : (values[0] ?? '')]
    }),
  )
}

export function writeSearchWords(words: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(words)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean')
        params.append(name, String(one))
    }
  }
  const text = params.toString()
  return text && `?${text}`
}
