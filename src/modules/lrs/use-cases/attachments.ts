/** D9+, G4: contents of attachments, sealed under a key of their own. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { isRecord, type Json } from '../domain/check.ts'
import { attachmentsOf, keepAttachments } from '../store/activities.ts'

export interface Content {
  readonly sha2: string
  readonly contentType: string
  readonly bytes: Buffer
}
/** By SHA-2. */
export type Contents = ReadonlyMap<string, Content>

const keyFor = (ctx: Context, storeId: string, sha2: string): Buffer =>
  Buffer.from(ctx.services.keyed('lrs-attachment/v1', `${storeId}/${sha2}`), 'base64url')

/** nonce(12) ‖ ciphertext ‖ tag(16) */
function seal(ctx: Context, storeId: string, { sha2, bytes }: Content): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(ctx, storeId, sha2), nonce)
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

function open(ctx: Context, storeId: string, sha2: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyFor(ctx, storeId, sha2), sealed.subarray(0, 12), {
    authTagLength: 16,
  }).setAuthTag(sealed.subarray(sealed.length - 16))
  return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()])
}

/** Attachments of a statement and of the one inside it. */
export function attachmentsIn(statement: Json): Json[] {
  const { object, attachments } = statement
  const inner = isRecord(object) && object['objectType'] === 'SubStatement' ? object['attachments'] : []
  return [attachments, inner].flatMap((list) => (Array.isArray(list) ? list.filter(isRecord) : []))
}

export async function keepContents(
  tx: Context,
  storeId: string,
  statements: readonly { readonly id: string; readonly body: Json }[],
  contents: Contents,
): Promise<void> {
  if (contents.size === 0) return
  const kept = statements.flatMap(({ id, body }) =>
    attachmentsIn(body).flatMap((one) => {
      const content = contents.get(String(one['sha2']).toLowerCase())
      return content
        ? [
            {
              statementId: id,
              sha2: content.sha2,
              contentType: String(one['contentType']),
              sealed: seal(tx, storeId, content),
            },
          ]
        : []
    }),
  )
  await keepAttachments(tx.db, storeId, kept)
}

export async function contentsOf(
  ctx: Context,
  storeId: string,
  statementIds: readonly string[],
): Promise<Content[]> {
  const kept = await attachmentsOf(ctx.db, storeId, statementIds)
  return kept.map(({ sha2, contentType, sealed }) => ({
    sha2,
    contentType,
    bytes: open(ctx, storeId, sha2, sealed),
  }))
}
