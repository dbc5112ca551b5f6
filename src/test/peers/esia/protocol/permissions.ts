/** Consents of the digital profile: base64url of a JSON array; then scope is exactly `openid` (esia facts §2). */
import { z } from 'zod'
import { EsiaError } from './errors.ts'

const Named = z.array(z.object({ sysname: z.string().min(1) }))
const Permission = z.object({
  ogrn: z.string().optional(),
  responsibleObject: z.string().optional(),
  sysname: z.string().min(1),
  expire: z.number().int().positive(),
  purposes: Named,
  actions: Named,
  scopes: Named.min(1),
})
export type Permission = z.output<typeof Permission>

export function readPermissions(
  encoded: string | undefined,
  scope: string,
): readonly Permission[] | undefined {
  if (encoded === undefined) return undefined
  if (scope !== 'openid') throw new EsiaError('007006', 'с permissions бывает только scope=openid')
  const parsed = z.array(Permission).min(1).safeParse(parseJson(encoded))
  if (!parsed.success) throw new EsiaError('036700', parsed.error.issues[0]?.message)
  return parsed.data
}

function parseJson(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
