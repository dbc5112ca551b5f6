/** Authorization codes, access and id tokens: JWT with the claims of esia facts §5, at top level as in real ones. */
import { randomUUID } from 'node:crypto'
import type { Client } from '../model/client.ts'
import type { Sandbox } from '../sandbox.ts'
import { subjectOf } from './subject.ts'
import { boundScopes, has, type Scope } from './scopes.ts'

/** What one sign-in has given to one system: code, tokens and their renewals are made of it. */
export interface Grant {
  readonly client: Client
  /** Absent for client_credentials. */
  readonly oid: number | undefined
  readonly organisationOid: number | undefined
  readonly scopes: readonly Scope[]
  readonly sid: string
  /** Unix seconds. */
  readonly authTime: number
  readonly secondStep: boolean
  readonly permissionsId: string | undefined
}

export const accessTokenSeconds = 3600
const idTokenSeconds = 3 * 3600

export function makeJwt(
  sandbox: Sandbox,
  client: Client,
  kind: string,
  claims: object,
  oid?: number,
): string {
  const header = { ver: 1, typ: 'JWT', sbt: kind, alg: client.tokenAlgorithm }
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${encode(header)}.${encode(claims)}`
  const foreign = sandbox.scenarios.active('foreign-key', oid)
  const signature = sandbox.keys[foreign ? 'signForeign' : 'sign'](client.tokenAlgorithm, text)
  return `${text}.${Buffer.from(signature).toString('base64url')}`
}

/** The moment tokens bear: a scenario moves it to the future or the past. */
function tokenTime(sandbox: Sandbox, oid: number | undefined): number {
  const personal = sandbox.scenarios
    .list()
    .find((one) => one.name === 'clock-skew' && one.oid !== undefined && one.oid === oid)
  const past = sandbox.scenarios.active('expired-token', oid) ? 86_400 : 0
  return Math.floor(sandbox.now().getTime() / 1000) + (personal ? (personal.seconds ?? 300) : 0) - past
}

export function accessToken(sandbox: Sandbox, grant: Grant): string {
  const { client, oid } = grant
  const now = tokenTime(sandbox, oid)
  const subject = oid === undefined ? undefined : subjectOf(sandbox, oid)
  return makeJwt(
    sandbox,
    client,
    'access',
    {
      nbf: now,
      scope: boundScopes(grant.scopes, subject, grant.organisationOid),
      iss: issuerFor(sandbox, oid),
      'urn:esia:sid': grant.sid,
      ...(subject === undefined ? {} : { 'urn:esia:sbj_id': subject }),
      ...(grant.permissionsId
        ? { permissions_url: `${sandbox.publicUrl}/rs/permissions/${grant.permissionsId}` }
        : {}),
      exp: now + accessTokenSeconds,
      iat: now,
      client_id: audienceFor(sandbox, client, oid),
      jti: randomUUID(),
    },
    oid,
  )
}

export function idToken(sandbox: Sandbox, grant: Grant, oid: number): string {
  const now = tokenTime(sandbox, oid)
  const subject = subjectOf(sandbox, oid)
  const person = sandbox.world.people.get(oid)
  const confirmed = person?.level === 'confirmed' && !sandbox.scenarios.active('unconfirmed-account', oid)
  return makeJwt(
    sandbox,
    grant.client,
    'id',
    {
      aud: audienceFor(sandbox, grant.client, oid),
      sub: subject,
      nbf: now,
      iat: now,
      exp: now + idTokenSeconds,
      iss: issuerFor(sandbox, oid),
      auth_time: grant.authTime,
      amr: 'PWD',
      'urn:esia:amd': 'PWD',
      'urn:esia:sid': grant.sid,
      ...(has(grant.scopes, 'otp') && grant.secondStep ? { acr: { '2fa': 'otp' } } : {}),
      'urn:esia:sbj': {
        'urn:esia:sbj:typ': 'P',
        'urn:esia:sbj:lvl': person?.isChild ? 'KD' : confirmed ? 'PR' : 'P',
        ...(confirmed ? { 'urn:esia:sbj:is_tru': true } : {}),
        'urn:esia:sbj:oid': subject,
        'urn:esia:sbj:nam': `OID.${subject}`,
      },
    },
    oid,
  )
}

export const issuerFor = (sandbox: Sandbox, oid: number | undefined): string =>
  sandbox.scenarios.active('wrong-issuer', oid) ? 'http://esia.foreign.example/' : sandbox.issuer

const audienceFor = (sandbox: Sandbox, client: Client, oid: number | undefined): string =>
  sandbox.scenarios.active('wrong-audience', oid) ? 'FOREIGN-SYSTEM' : client.mnemonic
