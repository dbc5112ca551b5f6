/** Puts a message with its files into the talk of an application. */
import { personOf, type Context } from '../../../platform/context.ts'
import { attachFiles } from '../../files/index.ts'
import type { Message, Side } from '../contract.ts'
import * as store from '../store.ts'

export interface Said extends Message {
  readonly applicationId: string
  readonly side: Side
  readonly kind: 'question' | 'answer' | 'remark'
}

export async function say(tx: Context, said: Said): Promise<string> {
  const id = tx.services.random.uuid()
  const authorId = personOf(tx)
  const { applicationId, side, kind, text } = said
  // The same file named twice is one file.
  const fileIds = [...new Set(said.fileIds)]
  await store.addMessage(tx.db, { id, applicationId, at: tx.now, side, kind, authorId, text })
  if (fileIds.length > 0) await attachFiles(tx, fileIds, { to: { kind: 'application-message', id } })
  await store.addFiles(tx.db, { applicationId, fileIds, messageId: id, side, at: tx.now })
  return id
}
