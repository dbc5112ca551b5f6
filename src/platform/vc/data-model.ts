/** Verifiable Credentials Data Model 2.0, §4–5, as shapes: what a credential and a presentation must have before anything is signed or checked. */
import { z } from 'zod'
import { publishedDigests, vcContext, vcContextV1, type Digests } from './contexts.ts'

export type Ld = Record<string, unknown>

export interface ModelFault {
  /** As in the document: `credentialSubject.achievement.type`. */
  readonly path: string
  readonly what: string
}

const url = z.string().refine((s) => !/\s/.test(s) && URL.canParse(s), 'нужен один адрес (URL)')
const oneOrMore = <T extends z.ZodType>(shape: T) => z.union([z.array(shape).min(1), shape])
const types = oneOrMore(z.string().min(1))
const typed = z.looseObject({ type: types, id: url.optional() })

/** XML Schema dateTimeStamp: the zone is obligatory. */
const dateTimeStamp = z
  .string()
  .refine(
    (s) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(s) && !Number.isNaN(Date.parse(s)),
    'нужны дата и время с часовым поясом',
  )

/** §11.1: a text, or a value object and nothing else in it. */
const words = oneOrMore(
  z.union([
    z.string(),
    z.strictObject({
      '@value': z.string(),
      '@language': z.string().optional(),
      '@direction': z.enum(['ltr', 'rtl']).optional(),
    }),
  ]),
)

const named = { name: words.optional(), description: words.optional() }

const claims = z
  .looseObject({ id: url.optional() })
  .refine((o) => Object.keys(o).length > 0, 'ничего не утверждается')

const relatedResource = z
  .looseObject({ id: url, digestSRI: z.string().optional(), digestMultibase: z.string().optional() })
  .refine((r) => r.digestSRI !== undefined || r.digestMultibase !== undefined, 'нет отпечатка')

const contextItem = z.union([url, z.looseObject({})])
const contextOf = (bases: readonly string[]) =>
  z
    .array(contextItem)
    .min(1)
    .refine((c) => typeof c[0] === 'string' && bases.includes(c[0]), `первым должен стоять ${bases[0]!}`)

const credentialShape = (bases: readonly string[]) =>
  z
    .looseObject({
      '@context': contextOf(bases),
      id: url.optional(),
      type: types.refine(
        (t) => [t].flat().includes('VerifiableCredential'),
        'нужен тип VerifiableCredential',
      ),
      issuer: z.union([url, z.looseObject({ id: url, ...named })]),
      credentialSubject: oneOrMore(claims),
      validFrom: dateTimeStamp.optional(),
      validUntil: dateTimeStamp.optional(),
      ...named,
      credentialStatus: oneOrMore(typed).optional(),
      credentialSchema: oneOrMore(z.looseObject({ type: types, id: url })).optional(),
      termsOfUse: oneOrMore(typed).optional(),
      evidence: oneOrMore(typed).optional(),
      refreshService: oneOrMore(z.looseObject({ type: types })).optional(),
      relatedResource: oneOrMore(relatedResource).optional(),
      proof: oneOrMore(z.looseObject({ type: types })).optional(),
    })
    .refine((c) => !c.validFrom || !c.validUntil || Date.parse(c.validFrom) <= Date.parse(c.validUntil), {
      path: ['validUntil'],
      message: 'кончается раньше, чем начинается',
    })

const credential = credentialShape([vcContext])
const anyCredential = credentialShape([vcContext, vcContextV1])

const presentation = z.looseObject({
  '@context': contextOf([vcContext]),
  id: url.optional(),
  type: types.refine(
    (t) => [t].flat().includes('VerifiablePresentation'),
    'нужен тип VerifiablePresentation',
  ),
  holder: z.union([url, z.looseObject({ id: url })]).optional(),
  verifiableCredential: oneOrMore(z.looseObject({ type: types })).optional(),
})

/** Digests of what a credential may refer to; the known ones unless the asker knows better. */
export type DigestsOf = (url: string) => readonly Digests[]
const published: DigestsOf = (at) => publishedDigests.get(at) ?? []

export const credentialFaults = (
  document: unknown,
  { allowsV1 = false, digestsOf = published }: { allowsV1?: boolean; digestsOf?: DigestsOf } = {},
): ModelFault[] => {
  const read = (allowsV1 ? anyCredential : credential).safeParse(document)
  if (!read.success) return faultsOf(read.error)
  return relatedFaults([read.data.relatedResource ?? []].flat(), digestsOf)
}

export const presentationFaults = (document: unknown): ModelFault[] => {
  const read = presentation.safeParse(document)
  return read.success ? [] : faultsOf(read.error)
}

/** §5.3: ids are unique, and a digest that differs from the resource's own is an error. */
function relatedFaults(
  resources: readonly z.output<typeof relatedResource>[],
  digestsOf: DigestsOf,
): ModelFault[] {
  return resources.flatMap((r, i) => {
    const path = `relatedResource.${i}`
    if (resources.findIndex((other) => other.id === r.id) !== i)
      return [{ path: `${path}.id`, what: 'указан дважды' }]
    const known = digestsOf(r.id)
    const agrees =
      (r.digestSRI === undefined || known.some((d) => sameSri(r.digestSRI!, d))) &&
      (r.digestMultibase === undefined || known.some((d) => r.digestMultibase === `u${d.sha256}`))
    return agrees ? [] : [{ path, what: 'отпечаток не сходится' }]
  })
}

/** Subresource Integrity writes plain base64. */
const sameSri = (written: string, d: Digests): boolean => {
  const [, algorithm, hash] = /^(sha256|sha384)-([A-Za-z0-9+/_-]+)=*$/.exec(written) ?? []
  const plain = hash?.replaceAll('+', '-').replaceAll('/', '_')
  return plain !== undefined && plain === (algorithm === 'sha256' ? d.sha256 : d.sha384)
}

/** A union that failed is told by the branch that came furthest. */
export function faultsOf(error: z.ZodError): ModelFault[] {
  return error.issues.flatMap((issue): ModelFault[] => {
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const deepest = issue.errors.toSorted(
        (a, b) => Math.max(...b.map((x) => x.path.length)) - Math.max(...a.map((x) => x.path.length)),
      )[0]!
      return faultsOf({ issues: deepest } as z.ZodError).map((f) => ({
        ...f,
        path: [...issue.path.map(String), ...(f.path ? [f.path] : [])].join('.'),
      }))
    }
    return [{ path: issue.path.join('.'), what: issue.message }]
  })
}
