/** D8+: a badge checked without a network, by a kit taken from the portal beforehand; the same words on a terminal and on a page. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { checkInclusion, type Inclusion } from '../journal/inclusion.ts'
import { examine, type Examination, type Failure } from './check.ts'
import { bareCredential } from './envelope.ts'
import { rawKey, type PublishedKey } from './keys.ts'

export const Kit = z.object({
  format: z.literal('nmo-checking-kit-1'),
  takenAt: z.iso.datetime(),
  origin: z.string(),
  did: z.looseObject({
    id: z.string(),
    verificationMethod: z.array(
      z.looseObject({ id: z.string(), controller: z.string(), publicKeyMultibase: z.string() }),
    ),
  }),
  /** Since when each key signs; absent in kits of long ago. */
  keys: z.array(z.object({ publicKeyMultibase: z.string(), since: z.iso.datetime().nullable() })).optional(),
  signers: z.array(z.string()),
  statusLists: z.record(z.string(), z.record(z.string(), z.unknown())),
})
export type Kit = z.output<typeof Kit>

export interface OfflineLine {
  readonly what: string
  /** Null: could not be asked. */
  readonly isPassed: boolean | null
  readonly detail?: string
}

const failureWords: Readonly<Record<Failure['code'], string>> = {
  'not-credential': 'Open Badge не найден',
  model: 'это не проверяемое удостоверение W3C',
  'not-badge': 'это не Open Badge 3.0',
  unsigned: 'подписи нет',
  'unknown-key': 'ключа нет среди ключей портала в наборе',
  'unknown-words': 'в нём слова, которых набор не знает',
  broken: 'подпись не сходится: содержание изменено',
  'not-yet': 'срок действия ещё не начался',
  expired: 'срок действия прошёл',
  'status-unknown': 'списка отозванных нет в наборе: возьмите свежий',
  revoked: 'отозван',
}

export interface OfflineQuestion {
  readonly file: Buffer
  readonly kit: Kit
  readonly inclusion: Inclusion | null
  readonly now: Date
}

export async function badgeLines(
  badge: Buffer,
  { kit, now }: OfflineQuestion,
): Promise<{ lines: OfflineLine[]; examined: Examination }> {
  const keys: readonly PublishedKey[] = kit.did.verificationMethod
  const examined = await examine(badge, {
    keys: (id) => keys.find((k) => k.id === id && k.controller === kit.did.id),
    now,
    statusList: (url) => Promise.resolve(kit.statusLists[url]),
  })
  const { failure } = examined
  const isAsked = failure === null || failure.step === 'status'
  const faults = failure?.faults.map((f) => `${f.path}: ${f.what}`).join('; ')
  return {
    examined,
    lines: [
      {
        what: 'Open Badge подписан порталом и не изменён',
        isPassed: isAsked,
        ...(isAsked || !failure ? {} : { detail: faults || failureWords[failure.code] }),
      },
      {
        what: 'Его нет среди отозванных',
        isPassed: isAsked ? (failure === null ? true : failure.code === 'revoked' ? false : null) : null,
        ...(failure?.code === 'status-unknown' ? { detail: failureWords['status-unknown'] } : {}),
      },
      freshness(kit, now),
    ],
  }
}

const dayMs = 86_400_000

/** What was revoked since the kit was taken cannot be seen. */
function freshness(kit: Kit, now: Date): OfflineLine {
  const age = now.getTime() - Date.parse(kit.takenAt)
  const taken = kit.takenAt.slice(0, 16).replace('T', ' ')
  return age < dayMs
    ? { what: 'Набор взят меньше суток назад', isPassed: true }
    : {
        what: 'Набор взят меньше суток назад',
        isPassed: null,
        detail: `взят ${taken} UTC: отзыв после этого не виден`,
      }
}

export function inclusionLines(
  q: OfflineQuestion,
  isSheet: boolean,
  { credential, isEnveloped }: Examination,
): OfflineLine[] {
  const what = 'Выдача записана в журнале портала'
  if (!q.inclusion) return [{ what, isPassed: null, detail: 'доказательство не приложено' }]
  const keys = q.kit.did.verificationMethod.flatMap((k) => rawKey(k.publicKeyMultibase) ?? [])
  const state = checkInclusion(q.inclusion, keys)
  if (!state) return [{ what, isPassed: false, detail: 'доказательство не сходится с подписанной отметкой' }]
  const said = q.inclusion.entry['details'] as
    | Partial<Record<'badge' | 'words' | 'sheet', unknown>>
    | undefined
  const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
  const isThis = isSheet
    ? said?.sheet === sha256(q.file)
    : credential !== null &&
      said?.[isEnveloped ? 'words' : 'badge'] ===
        sha256(canonicalize(isEnveloped ? bareCredential(credential) : credential)!)
  return [
    isThis
      ? { what, isPassed: true, detail: `место ${q.inclusion.position} из ${state.size}` }
      : { what, isPassed: false, detail: 'доказательство о другом файле' },
  ]
}
