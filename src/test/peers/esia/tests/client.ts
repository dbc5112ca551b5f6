/** A little client of ЕСИА written only after the facts page; it shares no code with the portal's. */
import { createHash, randomUUID, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { makeCms } from '../../../../platform/crypto/cms/make.ts'
import { parseGostPrivateKey } from '../../../../platform/crypto/gost/keys.ts'
import { signGost } from '../../../../platform/crypto/gost/signature.ts'
import { streebog256 } from '../../../../platform/crypto/gost/streebog.ts'
import { Jar, type Visit } from './jar.ts'

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

export interface Credentials {
  readonly certificate: string
  readonly hash: string
  readonly raw: (text: string) => Promise<Uint8Array>
  readonly cms: (text: string, signedAt?: Date) => Promise<Uint8Array>
}

const der = (pem: string): Buffer => Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64')

function credentials(name: string, kind: 'rsa' | 'gost'): Credentials {
  const certificate = fixture(`${name}.pem`)
  const key = fixture(`${name}.key`)
  const bytes = async (data: Uint8Array): Promise<Uint8Array> =>
    kind === 'rsa' ? sign('sha256', data, key) : signGost(parseGostPrivateKey(key), data)
  const hash =
    kind === 'rsa' ? createHash('sha256').update(der(certificate)).digest() : streebog256(der(certificate))
  return {
    certificate,
    hash: Buffer.from(hash).toString('hex').toUpperCase(),
    raw: (text) => bytes(Buffer.from(text)),
    cms: (text, signedAt = new Date()) =>
      makeCms({ certificatePem: certificate, content: Buffer.from(text), signedAt, sign: bytes }),
  }
}

export const rsa = credentials('rsa', 'rsa')
export const otherRsa = credentials('rsa-other', 'rsa')
export const gost = credentials('gost', 'gost')
export const otherGost = credentials('gost-other', 'gost')

export const redirectUri = 'http://system.example/return'

/** `yyyy.MM.dd HH:mm:ss +0000` */
export const stamp = (at = new Date()): string =>
  `${at.toISOString().slice(0, 10).replaceAll('-', '.')} ${at.toISOString().slice(11, 19)} +0000`

export type Fields = Record<string, string | undefined>

export const given = (fields: Fields): [string, string][] =>
  Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined)

export const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

export class EsiaClient {
  readonly mnemonic: string
  readonly base: string
  readonly generation: 1 | 2
  readonly keys: Credentials
  constructor(base: string, mnemonic: string, generation: 1 | 2, keys: Credentials) {
    this.base = base
    this.mnemonic = mnemonic
    this.generation = generation
    this.keys = keys
  }

  /** Changes are made before signing, so that a refusal is not a mere broken signature. */
  async request(change: Fields = {}, after: Fields = {}): Promise<Fields> {
    const fields: Fields = {
      client_id: this.mnemonic,
      redirect_uri: redirectUri,
      scope: 'openid fullname snils birthdate mobile email',
      response_type: 'code',
      state: randomUUID(),
      timestamp: stamp(),
      access_type: 'offline',
      ...(this.generation === 2 ? { client_certificate_hash: this.keys.hash } : {}),
      ...change,
    }
    return { ...fields, client_secret: await this.secret(fields), ...after }
  }

  async secret(f: Fields, last = ''): Promise<string> {
    const text =
      this.generation === 1
        ? `${f['scope'] ?? ''}${f['timestamp'] ?? ''}${f['client_id'] ?? ''}${f['state'] ?? ''}`
        : `${f['client_id'] ?? ''}${f['scope'] ?? ''}${f['scope_org'] ?? ''}${f['timestamp'] ?? ''}${f['state'] ?? ''}${f['redirect_uri'] ?? ''}${last}`
    return base64url(this.generation === 1 ? await this.keys.cms(text) : await this.keys.raw(text))
  }

  address(fields: Fields): string {
    const path = this.generation === 1 ? '/aas/oauth2/ac' : '/aas/oauth2/v2/ac'
    return `${this.base}${path}?${new URLSearchParams(given(fields)).toString()}`
  }

  async token(change: Fields, after: Fields = {}): Promise<{ status: number; body: TokenReply }> {
    const fields: Fields = {
      client_id: this.mnemonic,
      grant_type: 'authorization_code',
      redirect_uri: redirectUri,
      scope: 'openid fullname snils birthdate mobile email',
      state: randomUUID(),
      timestamp: stamp(),
      token_type: 'Bearer',
      ...(this.generation === 2 ? { client_certificate_hash: this.keys.hash } : {}),
      ...change,
    }
    const secret = await this.secret(fields, fields['code'] ?? '')
    return this.post({ ...fields, client_secret: secret, ...after })
  }

  async post(fields: Fields): Promise<{ status: number; body: TokenReply }> {
    const path = this.generation === 1 ? '/aas/oauth2/te' : '/aas/oauth2/v3/te'
    const reply = await fetch(this.base + path, { method: 'POST', body: new URLSearchParams(given(fields)) })
    return { status: reply.status, body: (await reply.json()) as TokenReply }
  }

  /** Signs a person in through the pages and returns what came back to the system. */
  async enter(
    login: string,
    password: string,
    change: Fields = {},
    jar = new Jar(this.base),
  ): Promise<URLSearchParams> {
    let page: Visit = await jar.get(this.address(await this.request(change)))
    if (page.text.includes('action="/login"')) page = await jar.submit(page, '/login', { login, password })
    if (page.text.includes('action="/consent"')) page = await jar.submit(page, '/consent', { answer: 'yes' })
    if (page.location === undefined)
      throw new Error(`The sign-in stopped at ${page.url}: ${page.text.slice(0, 2000)}`)
    return new URL(page.location).searchParams
  }

  async rest(path: string, token: string): Promise<{ status: number; body: Record<string, unknown> }> {
    const reply = await fetch(this.base + path, { headers: { authorization: `Bearer ${token}` } })
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
  }
}

export interface TokenReply {
  readonly access_token: string
  readonly refresh_token?: string
  readonly id_token?: string
  readonly expires_in: number
  readonly token_type: string
  readonly state: string
  readonly error?: string
  readonly error_description?: string
}

export const claims = (jwt: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>
export const header = (jwt: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[0]!, 'base64url').toString()) as Record<string, unknown>
