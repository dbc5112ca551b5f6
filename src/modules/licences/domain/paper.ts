/** A paper of admission as the rules see it. Pure. */
import type { SpecialtyLevel } from '../../organisations/contract.ts'
import type { Origin, PaperClass, PaperKind, PaperState, PaperStatus } from '../contract.ts'

/** What a paper says. */
export interface Content {
  readonly class: PaperClass
  readonly kind: PaperKind
  readonly number: string | null
  readonly issuer: string | null
  readonly organisation: { readonly id: string | null; readonly name: string; readonly ogrn: string } | null
  readonly specialty: {
    readonly key: string
    readonly code: string | null
    readonly name: string
    readonly level: SpecialtyLevel
  } | null
  readonly post: string | null
  readonly startsAt: Date
  /** Not in force at this instant any more; null: nothing known ends it. */
  readonly endsAt: Date | null
}

export interface PaperRecord extends Content {
  readonly id: string
  readonly personId: string
  readonly status: PaperStatus
  readonly origin: Origin
  /** Two papers of one person with one key are one paper. */
  readonly documentKey: string
  readonly fileIds: readonly string[]
  readonly applicationId: string | null
  readonly renewsId: string | null
  readonly registryRef: string | null
  readonly decidedAt: Date | null
  readonly reason: string | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

type Standing = Pick<PaperRecord, 'status' | 'startsAt' | 'endsAt'>

/** How it stands at this instant. */
export function stateOf(p: Standing, now: Date): PaperState {
  if (p.status === 'unverified') return 'checking'
  if (p.status !== 'verified') return p.status
  if (p.endsAt !== null && p.endsAt <= now) return 'expired'
  return now < p.startsAt ? 'future' : 'active'
}

/** It counts, now or later. */
export const isGood = (p: Standing, now: Date): boolean =>
  p.status === 'verified' && (p.endsAt === null || now < p.endsAt)

/** What it is for: a longer paper for the same thing takes the place of a shorter one. */
export const purposeOf = (p: Content): string =>
  [
    p.class === 'attestation' && p.kind === 'qualification-category' ? p.kind : p.class,
    p.specialty?.key,
    p.organisation?.ogrn,
    p.post,
    p.class === 'licence' ? p.kind : '',
  ]
    .map((part) => part ?? '')
    .join('/')

/** Another good paper of the same purpose holds longer than this one. */
export const isReplaced = (p: PaperRecord, all: readonly PaperRecord[], now: Date): boolean =>
  p.endsAt !== null &&
  all.some(
    (other) =>
      other.id !== p.id &&
      isGood(other, now) &&
      purposeOf(other) === purposeOf(p) &&
      (other.endsAt === null || other.endsAt > p.endsAt!) &&
      other.startsAt <= p.endsAt!,
  )
