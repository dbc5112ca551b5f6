/** D5: a draft without faults gets a code for its phone; the code names what it confirms and confirms nothing else. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { fileDigests } from '../../files/index.ts'
import { issueCode } from '../../identity/index.ts'
import { draftConflict, type Check, type requestCode as declared } from '../contract.ts'
import type { Content } from '../domain/check.ts'
import { payloadHash, type Payload } from '../domain/payload.ts'
import { aboutWords } from '../domain/words.ts'
import * as drafts from '../store/drafts.ts'
import { judge, notesOf, type Judged, type Whose } from './look-around.ts'
import { openDraft, show } from './own-draft.ts'

export const codePurpose = 'education-record'

export async function checkDraft(ctx: Context, id: string): Promise<Check> {
  const judged = await judge(ctx, await openDraft(ctx, id, { lock: false }), { lock: false })
  return { faults: [...judged.checked.faults], notes: notesOf(judged) }
}

/** Throws every fault at once. */
export async function faultless(
  ctx: Context,
  draft: Whose,
  how: { readonly lock: boolean },
): Promise<Judged & { content: Content }> {
  const judged = await judge(ctx, draft, how)
  const { content, faults } = judged.checked
  if (!content) throw new Problem(invalid, { errors: faults })
  return { ...judged, content }
}

export async function payloadOf(
  ctx: Context,
  draft: Whose,
  content: Content,
): Promise<{ payload: Payload; hash: string }> {
  const digests = Object.fromEntries(await fileDigests(ctx, content.fileIds))
  const payload: Payload = { draftId: draft.id, personId: draft.personId, content, digests }
  return { payload, hash: payloadHash(payload) }
}

export const requestCode = (
  ctx: Context,
  id: string,
  version: number,
): Promise<z.input<typeof declared.reply>> =>
  ctx.transaction(async (tx) => {
    const draft = await openDraft(tx, id, { lock: true })
    if (draft.version !== version) throw new Problem(draftConflict, { current: await show(tx, draft) })
    const judged = await faultless(tx, draft, { lock: false })
    const { hash } = await payloadOf(tx, draft, judged.content)
    const about = aboutWords(judged.content, judged.known.institution?.shortName)
    const challenge = await issueCode(tx, {
      purpose: codePurpose,
      personId: draft.personId,
      payloadHash: hash,
      about,
    })
    await drafts.changeDraft(tx.db, id, { challenge: { id: challenge.challengeId, payloadHash: hash } })
    await tx.record({
      subjectId: draft.personId,
      object: { kind: 'education-draft', id },
      details: { about, payloadHash: hash },
    })
    return { ...challenge, about, notes: notesOf(judged) }
  })
