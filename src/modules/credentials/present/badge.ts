/** A certificate as Open Badges 3.0: only what anyone who verifies may know, and where its state is published. */
import type { Ld } from '../../../platform/vc/data-model.ts'
import { badgeContext, vcContext } from '../../../platform/vc/contexts.ts'
import { verifyUrl } from '../present.ts'
import type { CertificateRecord } from '../store.ts'
import type { BadgeRecord } from '../store/badges.ts'

/** did:web with a path is read from `<path>/did.json` (did:web §3.2). */
export const didOf = (publicOrigin: string): string =>
  `did:web:${encodeURIComponent(new URL(publicOrigin).host)}:api:credentials`

export const keyIdOf = (publicOrigin: string, multibase: string): string =>
  `${didOf(publicOrigin)}#${multibase}`

export const listUrl = (publicOrigin: string, id: number): string =>
  `${new URL(publicOrigin).origin}/api/credentials/status/${id}`

const issuerOf = (publicOrigin: string) => ({
  id: didOf(publicOrigin),
  type: ['Profile'],
  name: 'Портал НМО',
  url: new URL(publicOrigin).origin,
})

/** Days are Moscow's. */
const momentOf = (day: string): string => new Date(`${day}T00:00:00+03:00`).toISOString()

export function badgeOf(
  c: CertificateRecord,
  place: Pick<BadgeRecord, 'listId' | 'position'>,
  publicOrigin: string,
): Ld {
  const url = verifyUrl(publicOrigin, c.code)
  const list = listUrl(publicOrigin, place.listId)
  const a = c.achievement
  const facts = c.facts.filter((f) => f.isPublic).map((f) => `${f.label}: ${f.value}`)
  return {
    '@context': [vcContext, badgeContext],
    id: url,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: issuerOf(publicOrigin),
    validFrom: c.issuedAt.toISOString(),
    name: c.title,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: c.holder, identityType: 'name' }],
      ...(a?.startedOn ? { activityStartDate: momentOf(a.startedOn) } : {}),
      ...(a?.finishedOn ? { activityEndDate: momentOf(a.finishedOn) } : {}),
      ...(a?.credits ? { creditsEarned: a.credits } : {}),
      ...(a?.provider
        ? { source: { id: `urn:uuid:${a.provider.id}`, type: ['Profile'], name: a.provider.name } }
        : {}),
      achievement: {
        id: `urn:uuid:${c.id}`,
        type: ['Achievement'],
        achievementType: c.form === 'certificate' ? 'Certificate' : 'CertificateOfCompletion',
        name: c.title,
        description: facts.join('. ') || c.title,
        criteria: { id: url, ...(a?.criteria ? { narrative: a.criteria } : {}) },
        ...(a?.credits ? { creditsAvailable: a.credits } : {}),
        otherIdentifier: [{ type: 'IdentifierEntry', identifier: c.number, identifierType: 'identifier' }],
      },
    },
    credentialStatus: {
      id: `${list}#${place.position}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(place.position),
      statusListCredential: list,
    },
  }
}

/** How long a copy of a list may be believed. */
export const listLifeMs = 86_400_000

export const statusListOf = (id: number, encodedList: string, at: Date, publicOrigin: string): Ld => ({
  '@context': [vcContext],
  id: listUrl(publicOrigin, id),
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: didOf(publicOrigin),
  validFrom: at.toISOString(),
  validUntil: new Date(at.getTime() + listLifeMs).toISOString(),
  credentialSubject: {
    id: `${listUrl(publicOrigin, id)}#list`,
    type: 'BitstringStatusList',
    statusPurpose: 'revocation',
    encodedList,
  },
})
