/** W3C VC Data Model 2.0 suite (w3c/vc-data-model-2.0-test-suite, installed with its own packages): VC-API addresses over `platform/vc`, for the time of the run only. */
import { spawn } from 'node:child_process'
import { ECDH, generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { decode } from 'base58-universal'
import { checkPresentationProof, checkProof } from '../../src/platform/vc/proof.ts'
import { publishedDigests, vcContext, type Digests } from '../../src/platform/vc/contexts.ts'
import { credentialFaults, presentationFaults, type Ld } from '../../src/platform/vc/data-model.ts'
import {
  envelopedText,
  envelopeHolds,
  openEnvelope,
  sealEnvelope,
  type Envelope,
} from '../../src/platform/vc/envelope.ts'
import { credentialKey, didKey, jwkOf } from '../../src/platform/vc/keys.ts'
import { signCredential } from '../../src/platform/vc/sign.ts'
import type { Run, Suite } from './suite.ts'

/** The suite asks that its examples be understood; the portal itself knows no such words. */
const contexts = new Map([
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
  ],
])

/** The suite holds the base context to the digests of its draft of 2024; the Recommendation has others. */
const draftDigests: Digests = {
  sha256: 'JKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k',
  sha384: 'NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg',
}
const digestsOf = (url: string): readonly Digests[] => [
  ...(publishedDigests.get(url) ?? []),
  ...(url === vcContext ? [draftDigests] : []),
]

class Refused extends Error {}

const key = await credentialKey(generateKeyPairSync('ed25519').privateKey)
const controller = `did:key:${key.publicKeyMultibase}`
const keyId = `${controller}#${key.publicKeyMultibase}`

async function issue(body: Ld): Promise<Ld> {
  const given = body['credential'] as Ld
  // As the portal does: the issuer is whoever holds the key, the rest is as given.
  const issuer = given['issuer']
  const isNamed = typeof issuer === 'object' && issuer !== null
  const faults = credentialFaults({ issuer: controller, ...given }, { digestsOf })
  if (faults.length > 0) throw new Refused(JSON.stringify(faults))
  const credential = { ...given, issuer: isNamed ? { ...issuer, id: controller } : controller }
  return signCredential(credential, { key, keyId, at: new Date(), contexts })
}

/** The same, as an object that says which signed text it is. */
async function issueEnveloped(body: Ld): Promise<Ld> {
  const text = sealEnvelope(await issue(body), { key, keyId })
  return enveloped('Credential', `data:application/vc+jwt,${text}`)
}

const enveloped = (kind: string, id: string): Ld => ({
  '@context': vcContext,
  id,
  type: `EnvelopedVerifiable${kind}`,
})

/** Ed25519 or P-256, as did:key writes them: the suite's own examples are signed by both. */
function keyOf({ kid }: Ld): JsonWebKey | undefined {
  const [, named] = /^did:key:(z[1-9A-HJ-NP-Za-km-z]+)#\1$/.exec(String(kid)) ?? []
  const bytes = named && decode(named.slice(1))
  if (!named || !bytes) return undefined
  if (bytes[0] !== 0x80) return jwkOf(named)
  const point = ECDH.convertKey(
    bytes.subarray(2),
    'prime256v1',
    undefined,
    undefined,
    'uncompressed',
  ) as Buffer
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  return { kty: 'EC', crv: 'P-256', x: x!, y: y! }
}

function openSigned(document: Ld, kind: 'Credential' | 'Presentation'): Envelope {
  const text = envelopedText(document, kind)
  const envelope = text && openEnvelope(text, kind === 'Credential' ? 'vc' : 'vp')
  if (!envelope) throw new Refused(`no enveloped ${kind}`)
  const jwk = keyOf(envelope.header)
  if (!jwk || !envelopeHolds(envelope, jwk)) throw new Refused('signature')
  return envelope
}

const isEnveloped = (document: Ld): boolean =>
  [document?.['type']].flat().some((one) => String(one).startsWith('EnvelopedVerifiable'))

async function verify(body: Ld): Promise<Ld> {
  const given = body['verifiableCredential'] as Ld
  if (isEnveloped(given)) {
    const faults = credentialFaults(openSigned(given, 'Credential').credential, { digestsOf })
    if (faults.length > 0) throw new Refused(JSON.stringify(faults))
    return { verified: true, problemDetails: [] }
  }
  const credential = given
  const faults = credentialFaults(credential, { digestsOf })
  if (faults.length > 0) throw new Refused(JSON.stringify(faults))
  const verdict = await checkProof(credential, { keys: didKey, now: new Date(), contexts })
  if (verdict.fault) throw new Refused(`${verdict.fault}: ${verdict.said ?? ''}`)
  return { verified: true, problemDetails: [] }
}

/** The signed text says to whom it was shown, and in answer to what. */
async function verifySigned(body: Ld): Promise<Ld> {
  const { claims, credential: presentation } = openSigned(
    body['verifiablePresentation'] as Ld,
    'Presentation',
  )
  const options = (body['options'] ?? {}) as { challenge?: string }
  if (claims['nonce'] !== undefined && options.challenge && claims['nonce'] !== options.challenge)
    throw new Refused('nonce')
  const faults = presentationFaults(presentation)
  if (faults.length > 0) throw new Refused(JSON.stringify(faults))
  for (const one of [presentation['verifiableCredential'] ?? []].flat() as Ld[])
    if (isEnveloped(one)) openSigned(one, 'Credential')
    else await verify({ verifiableCredential: one })
  return { verified: true, problemDetails: [] }
}

async function verifyPresentation(body: Ld): Promise<Ld> {
  const presentation = body['verifiablePresentation'] as Ld
  if (isEnveloped(presentation)) return verifySigned(body)
  const inside = [presentation?.['verifiableCredential'] ?? []].flat()
  const faults = [
    ...presentationFaults(presentation),
    ...inside.flatMap((c) => credentialFaults(c, { digestsOf })),
  ]
  if (faults.length > 0) throw new Refused(JSON.stringify(faults))
  const options = (body['options'] ?? {}) as { challenge?: string; domain?: string }
  const verdict = await checkPresentationProof(presentation, {
    keys: didKey,
    now: new Date(),
    contexts,
    challenge: options.challenge ?? '',
    ...(options.domain ? { domain: options.domain } : {}),
  })
  if (verdict.fault) throw new Refused(`${verdict.fault}: ${verdict.said ?? ''}`)
  return { verified: true, problemDetails: [] }
}

const addresses: Readonly<Record<string, (body: Ld) => Promise<Ld>>> = {
  '/credentials/issue': issue,
  '/credentials/issue-enveloped': issueEnveloped,
  '/credentials/verify': verify,
  '/presentations/verify': verifyPresentation,
}

async function bodyOf(request: IncomingMessage): Promise<Ld> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return JSON.parse(Buffer.concat(pieces).toString('utf8')) as Ld
}

async function serveAndRun(folder: string, logFolder: string) {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const config = join(folder, 'localConfig.cjs')
  writeFileSync(config, configOf(origin))
  try {
    return [await mocha(folder, join(logFolder, 'vc.log'))]
  } finally {
    rmSync(config)
    server.close()
  }
}

export const vc: Suite = {
  words:
    'w3c/vc-data-model-2.0-test-suite с установленными пакетами (vc-test-suite-implementations — копией, не ссылкой)',
  run: ({ folder, logFolder }) => serveAndRun(folder, logFolder),
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const work = addresses[request.url ?? '']
  const said = async () => {
    if (!work) throw new Refused('no such address')
    return work(await bodyOf(request))
  }
  const send = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  said().then(
    (body) => send(request.url?.startsWith('/credentials/issue') ? 201 : 200, body),
    (error: Error) => send(400, { verified: false, errors: [error.message] }),
  )
}

const configOf = (origin: string): string => {
  const endpoint = (path: string, tag: string) => ({
    id: controller,
    endpoint: `${origin}${path}`,
    tags: [tag],
  })
  const both = (embedded: string, signed: string) => [
    endpoint(embedded, 'vc2.0'),
    endpoint(signed, 'EnvelopingProof'),
  ]
  const implementation = {
    name: 'NMO',
    implementation: 'NMO portal',
    issuers: both('/credentials/issue', '/credentials/issue-enveloped'),
    verifiers: both('/credentials/verify', '/credentials/verify'),
    vpVerifiers: both('/presentations/verify', '/presentations/verify'),
  }
  return `module.exports = ${JSON.stringify({ settings: { enableInteropTests: false, testAllImplementations: false }, implementations: [implementation] }, null, 2)}\n`
}

function mocha(suite: string, log: string): Promise<Run> {
  const child = spawn(
    process.execPath,
    [
      '--preserve-symlinks',
      join(suite, 'node_modules/mocha/bin/mocha.js'),
      'tests/',
      '--reporter',
      'spec',
      '--timeout',
      '15000',
      '--no-color',
    ],
    { cwd: suite, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let text = ''
  const keep = (piece: Buffer) => void (text += piece.toString('utf8'))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const count = (word: string) => Number(new RegExp(`^\\s*(\\d+) ${word}`, 'm').exec(text)?.[1] ?? 0)
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', () => {
      writeFileSync(log, text)
      done({ what: 'W3C VC Data Model 2.0', passed: count('passing'), failed: count('failing'), log })
    })
  })
}
