/** Parameters of a request, none of them twice. */
import { EsiaError } from './errors.ts'

export interface Parameters {
  /** Undefined when absent; an empty string stays an empty string. */
  readonly optional: (name: string) => string | undefined
  /** ESIA-007014 when absent or empty. */
  readonly required: (name: string) => string
}

export function readParameters(source: URLSearchParams): Parameters {
  return {
    optional: (name) => source.get(name) ?? undefined,
    required: (name) => source.get(name) || missing(name),
  }
}

/** ESIA-007003 names what is there more than once. */
export function refuseRepeated(source: URLSearchParams): void {
  const repeated = [...new Set(source.keys())].filter((name) => source.getAll(name).length > 1)
  if (repeated.length > 0) throw new EsiaError('007003', bracket(repeated))
}

/** Only names of parameters may stand in `error_description`. */
export const bracket = (names: readonly string[]): string =>
  `[${names.map((name) => name.replace(/[^\w]/g, '').slice(0, 40)).join(', ')}]`

function missing(name: string): never {
  throw new EsiaError('007014', bracket([name]))
}
