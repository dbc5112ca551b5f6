/** W3C VC Data Model 2.0 suite (w3c/vc-data-model-2.0-test-suite, installed with its own packages): three VC-API addresses over `platform/vc`, for the time of the run only. */
import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { checkPresentationProof, checkProof } from '../../src/platform/vc/proof.ts'
import { publishedDigests, vcContext, type Digests } from '../../src/platform/vc/contexts.ts'
import { credentialFaults, presentationFaults, type Ld } from '../../src/platform/vc/data-model.ts'
import { credentialKey, didKey } from '../../src/platform/vc/keys.ts'
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

async function verify(body: Ld): Promise<Ld> {
  const credential = body['verifiableCredential'] as Ld
  const faults = credentialFaults(credential, { digestsOf })
  if (faults.length > 0) throw new Refused(JSON.stringify(faults))
  const verdict = await checkProof(credential, { keys: didKey, now: new Date(), contexts })
  if (verdict.fault) throw new Refused(`${verdict.fault}: ${verdict.said ?? ''}`)
  return { verified: true, problemDetails: [] }
}

async function verifyPresentation(body: Ld): Promise<Ld> {
  const presentation = body['verifiablePresentation'] as Ld
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
    (body) => send(request.url === '/credentials/issue' ? 201 : 200, body),
    (error: Error) => send(400, { verified: false, errors: [error.message] }),
  )
}

const configOf = (origin: string): string => {
  const endpoint = (path: string) => [{ id: controller, endpoint: `${origin}${path}`, tags: ['vc2.0'] }]
  const implementation = {
    name: 'NMO',
    implementation: 'NMO portal',
    issuers: endpoint('/credentials/issue'),
    verifiers: endpoint('/credentials/verify'),
    vpVerifiers: endpoint('/presentations/verify'),
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
