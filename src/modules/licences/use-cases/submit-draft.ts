/** F7: a draft without faults becomes a paper under review and goes to the desk of verification. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { submitApplication } from '../../applications/index.ts'
import { attachFiles } from '../../files/index.ts'
import { draftConflict, type Paper } from '../contract.ts'
import { applicationKind, kindOf } from '../domain/kinds.ts'
import { documentKey } from '../domain/number.ts'
import { factsForVerifier } from '../domain/words.ts'
import * as drafts from '../store/drafts.ts'
import * as papers from '../store/papers.ts'
import { faultless } from './look-around.ts'
import { movePaper } from './move-paper.ts'
import { openDraft, scansOf, showDraft } from './own-draft.ts'
import { showPaper } from './own-papers.ts'

export const submitDraft = (ctx: Context, id: string, version: number): Promise<Paper> =>
  ctx.transaction(async (tx) => {
    const draft = await openDraft(tx, id, { lock: true })
    // Of two submissions of the same document at once, the second sees the first.
    await papers.lockPapersOf(tx.db, draft.personId)
    if (draft.version !== version)
      throw new Problem(draftConflict, { current: await showDraft(tx, draft), yours: draft.fields })
    const { content, known, holder, hasForeignTwin } = await faultless(tx, draft)
    await attachFiles(tx, draft.fields.fileIds, { to: scansOf(id), ownerId: draft.personId })
    const application = await submitApplication(tx, {
      kind: applicationKind,
      subjectId: id,
      title: kindOf(content.kind).application,
      facts: factsForVerifier(content, { holder, organisation: known.organisation, hasForeignTwin }),
      fileIds: draft.fields.fileIds,
      draftedAt: draft.createdAt,
    })
    const before = (await papers.findPaper(tx.db, id)) ?? null
    await drafts.changeDraft(tx.db, id, { submittedAt: tx.now })
    await movePaper(
      tx,
      before,
      {
        ...content,
        id,
        personId: draft.personId,
        status: 'unverified',
        origin: 'person',
        documentKey: documentKey(content),
        fileIds: draft.fields.fileIds,
        applicationId: application.id,
        renewsId: draft.renewsId,
        registryRef: null,
        decidedAt: null,
        reason: null,
        version: (before?.version ?? 0) + 1,
        createdAt: before?.createdAt ?? tx.now,
        updatedAt: tx.now,
      },
      { act: 'submitted' },
    )
    return showPaper(tx, id)
  })
