/** Gives out the authorization code: a JWT that clients must not read, good once and for a short time. */
import { randomUUID } from 'node:crypto'
import { redirect, type Reply } from '../http/reply.ts'
import { fullName } from '../model/person.ts'
import type { Sandbox, Session } from '../sandbox.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { subjectOf } from './subject.ts'
import { issuerFor, makeJwt, type Grant } from './tokens.ts'

export function issueCode(
  sandbox: Sandbox,
  asked: AuthorizationRequest,
  session: Session,
  organisationOid: number | undefined,
): Reply {
  const grant: Grant = {
    client: asked.client,
    oid: session.oid,
    organisationOid,
    scopes: asked.scopes,
    sid: session.sid,
    authTime: Math.floor(session.startedAt / 1000),
    secondStep: session.secondStep,
    permissionsId: keepPermissions(sandbox, asked, session.oid),
  }
  const now = sandbox.now().getTime()
  const late = sandbox.scenarios.active('expired-code', session.oid)
  const expiresAt = late ? now - 1000 : now + sandbox.codeSeconds * 1000
  const code = codeJwt(sandbox, asked, grant, session, expiresAt)
  sandbox.codes.set(code, { grant, request: asked, expiresAt, isUsed: false })
  const state = sandbox.scenarios.active('wrong-state', session.oid) ? randomUUID() : asked.state
  const url = new URL(asked.redirectUri)
  url.searchParams.append('code', code)
  url.searchParams.append('state', state)
  return redirect(url.href)
}

function codeJwt(
  sandbox: Sandbox,
  asked: AuthorizationRequest,
  grant: Grant,
  session: Session,
  expiresAt: number,
) {
  const person = sandbox.world.people.get(session.oid)!
  const now = Math.floor(sandbox.now().getTime() / 1000)
  const subject = subjectOf(sandbox, session.oid)
  const claims = {
    auth_time: session.startedAt,
    auth_mthd: 'PWD',
    exp: expiresAt,
    scope: asked.scope,
    iss: issuerFor(sandbox, session.oid),
    nbf: now,
    'urn:esia:client:state': asked.state,
    'urn:esia:sid': grant.sid,
    'urn:esia:sbj': {
      'urn:esia:sbj:eid': subject,
      'urn:esia:sbj:nam': fullName(person),
      'urn:esia:sbj:oid': subject,
      'urn:esia:sbj:typ': 'P',
    },
    client_id: asked.client.mnemonic,
    iat: now,
    jti: randomUUID(),
  }
  return makeJwt(sandbox, asked.client, 'authorization_code', claims)
}

function keepPermissions(sandbox: Sandbox, asked: AuthorizationRequest, oid: number): string | undefined {
  if (!asked.permissions) return undefined
  const id = randomUUID()
  sandbox.permissions.set(id, { oid, mnemonic: asked.client.mnemonic, permissions: asked.permissions })
  return id
}
