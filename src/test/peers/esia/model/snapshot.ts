/** What of a running stand goes into its state file, and back. */
import type { Sandbox } from '../sandbox.ts'
import { parseScopes } from '../protocol/scopes.ts'
import type { KeptFamily, KeptState } from './state-file.ts'

export const snapshot = (sandbox: Sandbox): KeptState => ({
  keys: sandbox.keys.kept,
  people: [...sandbox.world.people.values()],
  consents: [...sandbox.consents],
  families: [...sandbox.families.values()].map((family) => ({
    id: family.id,
    mnemonic: family.grant.client.mnemonic,
    oid: family.grant.oid!,
    organisationOid: family.grant.organisationOid,
    scope: family.scope,
    scopes: family.grant.scopes.map((one) => one.written).join(' '),
    generation: family.generation,
    sid: family.grant.sid,
    authTime: family.grant.authTime,
    secondStep: family.grant.secondStep,
    isCompromised: family.isCompromised,
    current: family.current,
    used: [...sandbox.refresh].filter(([, id]) => id === family.id).map(([token]) => token),
    expiresAt: family.expiresAt,
  })),
})

export function restore(sandbox: Sandbox, state: KeptState): void {
  for (const person of state.people ?? []) sandbox.world.restorePerson(person)
  for (const consent of state.consents ?? []) sandbox.consents.add(consent)
  for (const family of state.families ?? []) restoreFamily(sandbox, family)
}

/** A family of a system that is no longer registered is dropped. */
function restoreFamily(sandbox: Sandbox, kept: KeptFamily): void {
  const client = sandbox.world.client(kept.mnemonic)
  if (!client) return
  const { sid, authTime, secondStep, oid, organisationOid } = kept
  sandbox.families.set(kept.id, {
    id: kept.id,
    scope: kept.scope,
    generation: kept.generation,
    isCompromised: kept.isCompromised,
    current: kept.current,
    expiresAt: kept.expiresAt,
    grant: {
      client,
      oid,
      organisationOid,
      scopes: parseScopes(kept.scopes),
      sid,
      authTime,
      secondStep,
      permissionsId: undefined,
    },
  })
  for (const token of kept.used) sandbox.refresh.set(token, kept.id)
}
