/** D8+: each certificate is signed as an Open Badge once; one issued before badges gets its own when it is first asked for. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Context } from '../../../platform/context.ts'
import type { Ld } from '../../../platform/vc/data-model.ts'
import { bareCredential, sealEnvelope } from '../../../platform/vc/envelope.ts'
import { signCredential } from '../../../platform/vc/sign.ts'
import { leastEntries } from '../../../platform/vc/status-list.ts'
import { badgeOf, keyIdOf } from '../present/badge.ts'
import type { CertificateRecord } from '../store.ts'
import * as store from '../store/badges.ts'

/** RFC 8785: white space and the order of names do not matter to whoever compares. */
export const badgeDigest = (credential: Ld): string =>
  createHash('sha256').update(canonicalize(credential)!).digest('hex')

/** The same words as a signed text, for wallets that read no embedded proof; by the present key. */
export function envelopeBadge(ctx: Context, document: string): string {
  const { settings, credentialKey: key } = ctx.services
  const keyId = keyIdOf(settings.PUBLIC_ORIGIN, key.publicKeyMultibase)
  return sealEnvelope(JSON.parse(document) as Ld, { key, keyId })
}

/** Of the words alone: the same for a badge and for its signed text. */
export const wordsDigest = (credential: Ld): string => badgeDigest(bareCredential(credential))

/** Safe to repeat and to interrupt: the place, the signature and the keeping are three steps. The wall is the caller's matter. */
export async function makeBadge(ctx: Context, c: CertificateRecord): Promise<string> {
  const place = await ctx.transaction((tx) => placeOf(tx, c.id))
  if (place.document !== null) return place.document
  const { settings, credentialKey: key } = ctx.services
  const signed = await signCredential(badgeOf(c, place, settings.PUBLIC_ORIGIN), {
    key,
    keyId: keyIdOf(settings.PUBLIC_ORIGIN, key.publicKeyMultibase),
    at: c.issuedAt,
  })
  const document = `${JSON.stringify(signed, null, 2)}\n`
  return ctx.transaction(async (tx) => {
    await store.keepKey(tx.db, key.publicKeyMultibase, tx.now)
    const badge = { certificateId: c.id, document, digest: badgeDigest(signed), key: key.publicKeyMultibase }
    if (await store.keepBadge(tx.db, badge)) return document
    return (await store.findBadge(tx.db, c.id))?.document ?? document
  })
}

/** Random, so that neighbours in the list tell nothing of one another. */
async function placeOf(tx: Context, certificateId: string): Promise<store.BadgeRecord> {
  for (;;) {
    const known = await store.findBadge(tx.db, certificateId)
    if (known) return known
    const list = await store.openList(tx.db, leastEntries, tx.now)
    const random = Buffer.from(tx.services.random.token(6), 'base64url').readUIntBE(0, 6)
    await store.takePlace(tx.db, { certificateId, listId: list.id, position: random % list.entries })
  }
}
