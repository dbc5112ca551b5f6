/** Files of an application, for the side of the desk that may see them; a look at a scan is remembered. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { readFile, type FileView } from '../../files/index.ts'
import { fileNotFound } from '../contract.ts'
import type { ApplicationRecord } from '../domain.ts'
import * as store from '../store.ts'
import { findForDesk } from './desk-application.ts'
import { findOwn } from './own-application.ts'

export interface FileAddress {
  readonly id: string
  readonly fileId: string
}

/** The applicant opens what the verifier sent. */
export const openForApplicant = async (ctx: Context, { id, fileId }: FileAddress): Promise<BytesReply> =>
  open(ctx, await findOwn(ctx, id), fileId, 'content')

export const openPageForApplicant = async (
  ctx: Context,
  { id, fileId, page }: FileAddress & { page: number },
): Promise<BytesReply> => open(ctx, await findOwn(ctx, id), fileId, { page })

/** C7: a verifier takes the whole file; the applicant sees in the journal who did. */
export const openOnDesk = async (ctx: Context, { id, fileId }: FileAddress): Promise<BytesReply> =>
  look(ctx, await findForDesk(ctx, id), fileId, 'content')

export const openPageOnDesk = async (
  ctx: Context,
  { id, fileId, page }: FileAddress & { page: number },
): Promise<BytesReply> => look(ctx, await findForDesk(ctx, id), fileId, { page })

async function look(
  ctx: Context,
  application: ApplicationRecord,
  fileId: string,
  view: FileView,
): Promise<BytesReply> {
  const reply = await open(ctx, application, fileId, view)
  await store.rememberLook(ctx.db, {
    applicationId: application.id,
    verifierId: personOf(ctx),
    fileId,
    at: ctx.now,
  })
  return reply
}

async function open(
  ctx: Context,
  application: ApplicationRecord,
  fileId: string,
  view: FileView,
): Promise<BytesReply> {
  const file = (await store.filesOf(ctx.db, application.id)).find((f) => f.id === fileId)
  if (!file) throw new Problem(fileNotFound)
  return readFile(ctx, fileId, {
    allowedBecause: `сверка по заявлению № ${application.number}`,
    attachedTo: file.messageId
      ? { kind: 'application-message', id: file.messageId }
      : { kind: 'application', id: application.id },
    view,
  })
}
