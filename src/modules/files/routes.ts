/** Addresses of files. No logic. */
import { createRateLimit } from '../../platform/rate-limit.ts'
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { beginUpload } from './use-cases/begin-upload.ts'
import { completeUpload } from './use-cases/complete-upload.ts'
import { deleteOwnFile } from './use-cases/delete-file.ts'
import { openOwnFile } from './use-cases/open-file.ts'
import { putPart } from './use-cases/put-part.ts'
import { showFile, showFiles } from './use-cases/show-files.ts'

const ownReading = quiet('человек смотрит свой файл')

export function routes(server: Server): void {
  // Drawing a page costs a tenth of a second of a processor; a document of a hundred pages still opens at once.
  const drawing = createRateLimit(240)
  serve(server, contract.createUpload, {
    permission: 'files.own',
    audit: quiet('загрузка только начата; запись делается, когда файл получен'),
    run: (ctx, { body }) => beginUpload(ctx, body),
  })
  serve(server, contract.putPart, {
    permission: 'files.own',
    audit: quiet('часть загрузки; запись делается, когда файл получен'),
    run: (ctx, { params, body }) => putPart(ctx, params.id, params.offset, body),
  })
  serve(server, contract.completeUpload, {
    permission: 'files.own',
    audit: 'file-uploaded',
    run: (ctx, { params }) => completeUpload(ctx, params.id),
  })
  serve(server, contract.listFiles, {
    permission: 'files.own',
    audit: ownReading,
    run: (ctx, { query }) => showFiles(ctx, query.state),
  })
  serve(server, contract.getFile, {
    permission: 'files.own',
    audit: ownReading,
    run: (ctx, { params }) => showFile(ctx, params.id),
  })
  serve(server, contract.deleteFile, {
    permission: 'files.own',
    audit: 'file-deleted',
    run: async (ctx, { params }) => {
      await deleteOwnFile(ctx, params.id)
      return {}
    },
  })
  serve(server, contract.fileContent, {
    permission: 'files.own',
    audit: ownReading,
    run: (ctx, { params }) => openOwnFile(ctx, params.id, 'content'),
  })
  serve(server, contract.filePreview, {
    permission: 'files.own',
    audit: ownReading,
    run: (ctx, { params }) => openOwnFile(ctx, params.id, 'preview'),
  })
  serve(server, contract.filePage, {
    permission: 'files.own',
    audit: ownReading,
    run: async (ctx, { params }) => {
      drawing.spend(ctx.actor.personId ?? '', ctx.now.getTime())
      return openOwnFile(ctx, params.id, { page: params.page })
    },
  })
}
