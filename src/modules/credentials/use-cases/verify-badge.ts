/** D8+: anyone learns of a badge — JSON, a signed text, or a picture with either — whether it holds, and if not, exactly why. */
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { examine, type Examination, type Failure } from '../../../platform/vc/check.ts'
import type { Ld } from '../../../platform/vc/data-model.ts'
import type { BadgeVerification, CredentialVerdict } from '../contract.ts'
import { badgeChecks } from '../domain.ts'
import { presentPublic } from '../present.ts'
import { listUrl } from '../present/badge.ts'
import * as certificates from '../store.ts'
import * as store from '../store/badges.ts'
import { inclusionOfCertificate } from './log-certificate.ts'
import { badgeDigest, wordsDigest } from './make-badge.ts'
import { publishedKeys, signedList } from './publish.ts'

const verdicts: Readonly<Record<Failure['code'], CredentialVerdict>> = {
  'not-credential': 'malformed',
  model: 'malformed',
  'not-badge': 'malformed',
  unsigned: 'unsigned',
  'unknown-key': 'foreign',
  'unknown-words': 'unclear',
  broken: 'altered',
  'not-yet': 'not-yet',
  expired: 'expired',
  'status-unknown': 'unclear',
  revoked: 'revoked',
}

/** Undefined: the file is no credential at all, and another reader may try. */
export async function verifyBadge(ctx: Context, file: Buffer): Promise<BadgeVerification | undefined> {
  const keys = await publishedKeys(ctx)
  const examined = await examine(file, {
    keys: (id) => keys.find((k) => k.id === id),
    now: ctx.now,
    statusList: (url) => ownList(ctx, url),
  })
  const { credential, failure } = examined
  if (!credential) return undefined
  const known = await found(ctx, examined)
  const isLogged =
    known && failure === null ? (await inclusionOfCertificate(ctx, known.id)) !== undefined : null
  const verdict = failure ? verdicts[failure.code] : known ? 'genuine' : 'unknown'
  return {
    kind: 'badge',
    verdict,
    checks: badgeChecks(failure?.step ?? null, known !== undefined, isLogged),
    faults: [...(failure?.faults ?? [])]
      .slice(0, 20)
      .map((f) => ({ path: f.path.slice(0, 200), what: f.what })),
    issuer: issuerName(examined),
    certificate: known?.document ? presentPublic(known) : null,
  }
}

/** Only our own lists are asked, and of ourselves: the portal opens no address that a stranger wrote. */
async function ownList(ctx: Context, url: string): Promise<Ld | undefined> {
  const lists = await store.statusLists(ctx.db)
  const own = lists.find((l) => listUrl(ctx.services.settings.PUBLIC_ORIGIN, l.id) === url)
  const text = own && (await signedList(ctx, own.id))
  return text ? (JSON.parse(text) as Ld) : undefined
}

/** Over the second wall: whoever holds the badge learns what stands on it. */
const found = (ctx: Context, e: Examination): Promise<certificates.CertificateRecord | undefined> =>
  ctx.beyond(async (all) => {
    if (!e.credential) return undefined
    const id = e.isEnveloped
      ? await byWords(all, e.credential)
      : await store.certificateOfBadge(all.db, badgeDigest(e.credential))
    return id === undefined ? undefined : certificates.findCertificate(all.db, 'id', id)
  })

/** A signed text is kept nowhere: it must say exactly what the badge says that it names. */
async function byWords(ctx: Context, credential: Ld): Promise<string | undefined> {
  const { achievement } = (credential['credentialSubject'] ?? {}) as { achievement?: { id?: unknown } }
  const id = /^urn:uuid:([0-9a-f-]{36})$/.exec(String(achievement?.id))?.[1]
  const badge = id && z.uuid().safeParse(id).success ? await store.findBadge(ctx.db, id) : undefined
  const isSame = badge?.document && wordsDigest(JSON.parse(badge.document) as Ld) === wordsDigest(credential)
  return isSame ? id : undefined
}

function issuerName({ credential }: Examination): string | null {
  const issuer = credential?.['issuer'] as string | { name?: unknown; id?: unknown } | undefined
  const said = typeof issuer === 'object' ? (issuer?.name ?? issuer?.id) : issuer
  return typeof said === 'string' ? said.slice(0, 200) : null
}
