/** Files of an application as rows: small pictures of one's own, a click shows the sheets. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { FileList, FileRow } from '../../../web/ui/file-row.tsx'
import { fileSize } from '../../../web/ui/words.ts'
import { DocumentDialog, ownFiles, type DocumentSource } from '../../files/web/document-preview.tsx'
import { useThumbs } from '../../files/web/use-upload.ts'
import { applicationFile, applicationFilePage, type ApplicationFile } from '../contract.ts'
import { text } from './text.ts'

/** What the verifier sent belongs to the verifier: it is shown by the application's own address. */
export const sentFiles = (id: string): DocumentSource => ({
  page: async (fileId, page, signal) =>
    (await call(applicationFilePage, { params: { id, fileId, page } }, { signal })).blob,
  content: async (fileId) => (await call(applicationFile, { params: { id, fileId } })).blob,
})

export interface TalkFilesProps {
  readonly applicationId: string
  readonly files: readonly ApplicationFile[]
  readonly name?: string
}

export function TalkFiles({ applicationId, files, name = text.files }: TalkFilesProps) {
  const now = useNow()
  const [open, setOpen] = useState<ApplicationFile | null>(null)
  const thumb = useThumbs(files.filter((f) => f.from === 'applicant').map((f) => f.id))
  if (files.length === 0) return null
  return (
    <>
      <FileList name={name}>
        {files.map((f) => (
          <FileRow
            key={f.id}
            name={f.name}
            src={thumb(f)}
            kind={f.type === 'application/pdf' ? 'pdf' : 'picture'}
            note={[f.sizeBytes === null ? '' : fileSize(f.sizeBytes), day(f.at, now)]
              .filter(Boolean)
              .join(', ')}
            onOpen={f.type === null ? undefined : () => setOpen(f)}
          />
        ))}
      </FileList>
      <DocumentDialog
        file={open}
        onClose={() => setOpen(null)}
        source={open?.from === 'verifier' ? sentFiles(applicationId) : ownFiles}
      />
    </>
  )
}
