/** One credential, asked everything in order: is it one, is it a badge, whose, unchanged, in its time, still in force. The first failure is the verdict. */
import type { JsonWebKey } from 'node:crypto'
import { badgeFaults } from './badge-model.ts'
import { vcContextV1 } from './contexts.ts'
import { credentialFaults, type Ld, type ModelFault } from './data-model.ts'
import { envelopedText, envelopeHolds, envelopeSpan, openEnvelope, type Envelope } from './envelope.ts'
import { jwkOf, type KeyBook, type PublishedKey } from './keys.ts'
import { checkProof, type Checking } from './proof.ts'
import { statusEntriesOf, statusIn, type StatusEntry } from './status-list.ts'
import { unbake } from './baked.ts'

/** In their order; those after the one that failed were not asked. */
export type Step = 'credential' | 'model' | 'badge' | 'signed' | 'issuer' | 'intact' | 'dates' | 'status'

export interface Failure {
  readonly step: Step
  /** Which of the ways: for the words of the page. */
  readonly code:
    | 'not-credential'
    | 'model'
    | 'not-badge'
    | 'unsigned'
    | 'unknown-key'
    | 'unknown-words'
    | 'broken'
    | 'not-yet'
    | 'expired'
    | 'status-unknown'
    | 'revoked'
  readonly faults: readonly ModelFault[]
  readonly said: string | null
}

export interface Examination {
  readonly credential: Ld | null
  /** It came inside a signed text, without a proof of its own. */
  readonly isEnveloped: boolean
  readonly keys: readonly PublishedKey[]
  readonly failure: Failure | null
  /** Holds, but by an older edition of the standard. */
  readonly isOld: boolean
}

export interface World {
  readonly keys: KeyBook
  readonly now: Date
  /** Contexts beyond the shipped ones. */
  readonly contexts?: ReadonlyMap<string, object>
  /** The key of a signed text that its header does not name by address; none is believed unless said so. */
  readonly jwkOf?: (header: Ld) => JsonWebKey | undefined
  /** The published list of states, by its address, already parsed. */
  readonly statusList: (url: string) => Promise<Ld | undefined>
}

const fail = (
  step: Step,
  code: Failure['code'],
  more: { faults?: readonly ModelFault[]; said?: string | null } = {},
): Failure => ({ step, code, faults: more.faults ?? [], said: more.said ?? null })

/** `file`: JSON, a signed text, or a picture with either inside. */
export async function examine(file: Buffer, world: World): Promise<Examination> {
  const text = unbake(file) ?? file.toString('utf8')
  const document = parse(text)
  const envelope = openEnvelope((document && envelopedText(document, 'Credential')) ?? text)
  const credential = envelope?.credential ?? document
  const isEnveloped = envelope !== undefined
  if (!credential) {
    const failure = fail('credential', 'not-credential')
    return { credential: null, isEnveloped, keys: [], isOld: false, failure }
  }
  const isOld = [credential['@context']].flat()[0] === vcContextV1
  const answer = { credential, isEnveloped, isOld, keys: [] as readonly PublishedKey[] }
  const early = shapeFailure(credential)
  if (early) return { ...answer, failure: early }
  const signature = envelope ? envelopeFailure(envelope, world) : await proofFailure(credential, world)
  if (signature.failure) return { ...answer, failure: signature.failure }
  const spans = [spanOf(credential), ...(envelope ? [envelopeSpan(envelope)] : [])]
  const failure = dateFailure(spans, world.now) ?? (await statusFailure(credential, world))
  return { ...answer, keys: signature.keys, failure }
}

function shapeFailure(credential: Ld): Failure | null {
  const faults = credentialFaults(credential, { allowsV1: true })
  if (faults.length > 0) return fail('model', 'model', { faults })
  const badge = badgeFaults(credential)
  return badge.length > 0 ? fail('badge', 'not-badge', { faults: badge }) : null
}

async function proofFailure(credential: Ld, world: World) {
  // Dates have a step of their own, with words of their own: the signature is asked as of a day when they hold.
  const now = dateInside(credential, world.now)
  const verdict = await checkProof(credential, asOf(world, now))
  const { fault, said, keys } = verdict
  if (!fault) return { keys, failure: null }
  const step = fault === 'unsigned' ? 'signed' : fault === 'unknown-key' ? 'issuer' : 'intact'
  return { keys: [], failure: fail(step, fault, { said }) }
}

/** VC-JOSE-COSE §4.1: a named key must belong to whoever the credential names as its issuer. */
function envelopeFailure(envelope: Envelope, world: World) {
  const { kid } = envelope.header
  const named = typeof kid === 'string' ? world.keys(kid) : undefined
  const isIssuers = named !== undefined && named.controller === issuerOf(envelope.credential)
  const jwk = isIssuers ? jwkOf(named.publicKeyMultibase) : world.jwkOf?.(envelope.header)
  if (!jwk) return { keys: [], failure: fail('issuer', 'unknown-key') }
  return envelopeHolds(envelope, jwk)
    ? { keys: named ? [named] : [], failure: null }
    : { keys: [], failure: fail('intact', 'broken') }
}

const asOf = (world: World, now: Date): Checking => ({
  keys: world.keys,
  now,
  ...(world.contexts ? { contexts: world.contexts } : {}),
})

const spanOf = (c: Ld): [number, number] => {
  const from = Date.parse(String(c['validFrom'] ?? c['issuanceDate']))
  const until = Date.parse(String(c['validUntil'] ?? c['expirationDate']))
  return [Number.isNaN(from) ? -Infinity : from, Number.isNaN(until) ? Infinity : until]
}

function dateInside(credential: Ld, now: Date): Date {
  const [from, until] = spanOf(credential)
  return new Date(Math.min(Math.max(now.getTime(), from), until))
}

function dateFailure(spans: readonly [number, number][], now: Date): Failure | null {
  const from = Math.max(...spans.map(([start]) => start))
  const until = Math.min(...spans.map(([, end]) => end))
  if (now.getTime() < from) return fail('dates', 'not-yet', { said: new Date(from).toISOString() })
  return now.getTime() > until ? fail('dates', 'expired', { said: new Date(until).toISOString() }) : null
}

/** A promised status that cannot be asked is no «in force»: the refusal says so. */
async function statusFailure(credential: Ld, world: World): Promise<Failure | null> {
  const entries = statusEntriesOf(credential)
  if (!entries) return fail('status', 'status-unknown')
  for (const entry of entries) {
    const isSet = await statusOf(entry, credential, world)
    if (isSet === undefined) return fail('status', 'status-unknown', { said: entry.statusListCredential })
    if (isSet) return fail('status', 'revoked')
  }
  return null
}

async function statusOf(entry: StatusEntry, credential: Ld, world: World): Promise<boolean | undefined> {
  const list = await world.statusList(entry.statusListCredential)
  if (!list || credentialFaults(list).length > 0) return undefined
  // §3.2: the list must be signed, and by whoever issued the credential.
  if (issuerOf(list) !== issuerOf(credential)) return undefined
  const { fault } = await checkProof(list, asOf(world, dateInside(list, world.now)))
  return fault ? undefined : statusIn(list, entry)
}

export const issuerOf = (c: Ld): unknown => {
  const { issuer } = c as { issuer?: string | { id?: string } }
  return typeof issuer === 'object' ? issuer.id : issuer
}

function parse(text: string): Ld | undefined {
  try {
    const read: unknown = JSON.parse(text)
    const isThing = typeof read === 'object' && read !== null && !Array.isArray(read)
    return isThing && '@context' in read ? (read as Ld) : undefined
  } catch {
    return undefined
  }
}
