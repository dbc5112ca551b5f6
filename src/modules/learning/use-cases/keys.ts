/** D9+: the staff of an organisation registers the key of its system, and takes it away. */
import { createPublicKey } from 'node:crypto'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import {
  insertMachineKey,
  machineKeysOf,
  revokeMachineKey,
  type MachineKey,
} from '../../../platform/session/machine-keys.ts'
import { PublicJwk, thumbprint } from '../../../platform/signature/verify.ts'
import { personCards } from '../../identity/index.ts'
import { keyKnown, keyNotFound, noOrganisation, type SystemKey } from '../contract.ts'

function organisationOf(ctx: Context): string {
  const { organisationId, sessionId } = ctx.actor
  // A key makes no keys: that takes a person at a browser.
  if (!organisationId || !sessionId) throw new Problem(noOrganisation)
  return organisationId
}

async function shown(ctx: Context, keys: readonly MachineKey[]): Promise<SystemKey[]> {
  const people = await personCards(
    ctx,
    keys.map((k) => k.personId),
  )
  return keys.map((k) => ({
    id: k.jkt,
    name: k.name,
    by: people.get(k.personId)?.shortName ?? '—',
    createdAt: k.createdAt.toISOString(),
    lastUsedAt: k.lastUsedAt?.toISOString() ?? null,
    revokedAt: k.revokedAt?.toISOString() ?? null,
    can: { revoke: k.revokedAt === null },
  }))
}

export const listKeys = async (ctx: Context): Promise<SystemKey[]> =>
  shown(ctx, await machineKeysOf(ctx.db, organisationOf(ctx)))

export const addKey = (
  ctx: Context,
  { name, publicKey }: { readonly name: string; readonly publicKey: string },
): Promise<SystemKey> =>
  ctx.transaction(async (tx) => {
    const organisationId = organisationOf(tx)
    const jwk = jwkOf(publicKey)
    if (!jwk)
      throw new Problem(invalid, {
        errors: [
          { field: 'publicKey', message: 'Нужен открытый ключ ECDSA P-256: PEM («PUBLIC KEY») или JWK' },
        ],
      })
    const key = {
      jkt: thumbprint(jwk),
      name,
      personId: personOf(tx),
      organisationId,
      createdAt: tx.now,
    }
    if (!(await insertMachineKey(tx.db, { ...key, jwk }))) throw new Problem(keyKnown)
    await tx.record({
      subjectId: null,
      object: { kind: 'system-key', id: key.jkt },
      details: { name, organisationId },
    })
    const [one] = await shown(tx, [{ ...key, lastUsedAt: null, revokedAt: null }])
    return one!
  })

/** PEM or JWK; a private key is refused as anything else is. */
function jwkOf(text: string): PublicJwk | null {
  try {
    if (text.startsWith('{')) {
      const read = PublicJwk.parse(JSON.parse(text))
      createPublicKey({ key: read, format: 'jwk' })
      return read
    }
    if (!text.includes('BEGIN PUBLIC KEY')) return null
    const { kty, crv, x, y } = createPublicKey(text).export({ format: 'jwk' })
    return PublicJwk.parse({ kty, crv, x, y })
  } catch {
    return null
  }
}

export const revokeKey = (ctx: Context, jkt: string): Promise<SystemKey> =>
  ctx.transaction(async (tx) => {
    const organisationId = organisationOf(tx)
    if (!(await revokeMachineKey(tx.db, { jkt, organisationId, by: personOf(tx), at: tx.now })))
      throw new Problem(keyNotFound)
    await tx.record({ subjectId: null, object: { kind: 'system-key', id: jkt }, details: { organisationId } })
    const [one] = await shown(
      tx,
      (await machineKeysOf(tx.db, organisationId)).filter((k) => k.jkt === jkt),
    )
    return one!
  })
