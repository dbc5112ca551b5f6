/** C7: a file that was refused after its upload is not found out by chance. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { checked } from '../../files/contract.ts'
import { fileCards } from '../../files/index.ts'
import { notify } from './notify.ts'

export async function tellOfFile(ctx: Context, e: z.output<typeof checked.payload>): Promise<void> {
  // Of what is taught its programme tells, in more words.
  if (e.state !== 'refused' || e.purpose === 'learning-material') return
  const card = (await fileCards(ctx, [e.fileId])).get(e.fileId)
  if (!card) return
  await notify(ctx, {
    eventKey: `files.checked/${e.fileId}`,
    personId: e.ownerId,
    kind: 'file',
    template: 'file-refused',
    data: { name: card.name.slice(0, 300) },
    link: '/documents',
  })
}
