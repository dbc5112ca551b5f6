/** The field of scans in the draft of a document: uploaded, previewed, looked at whole. */
import { useCallback, useState } from 'react'
import { FileDrop } from '../../../web/ui/files/file-drop.tsx'
import { maxFileBytes, maxFilesOfRecord, type FileCard } from '../contract.ts'
import { DocumentDialog, type ShownDocument } from './document-preview.tsx'
import type { UploadedFile } from './upload.ts'
import { useThumbs, useUpload } from './use-upload.ts'

export interface ScansFieldProps {
  /** Where a form asks for scans more than once. */
  readonly name?: string
  readonly maxFiles?: number
  readonly purpose: Parameters<typeof useUpload>[0]
  readonly label: string
  readonly hint: string
  readonly fileIds: readonly string[]
  /** Cards of what lay in the draft when it was read. */
  readonly files: readonly FileCard[]
  readonly error: string | undefined
  readonly onIds: (ids: string[]) => void
}

const uploadedOf = (card: FileCard): UploadedFile => ({
  id: card.id,
  name: card.name,
  sizeBytes: card.sizeBytes,
  type: card.type ?? 'image/jpeg',
  pageCount: card.pageCount ?? 1,
})

export function ScansField({
  name = 'fileIds',
  maxFiles = maxFilesOfRecord,
  purpose,
  label,
  hint,
  fileIds,
  files,
  error,
  onIds,
}: ScansFieldProps) {
  const upload = useUpload(purpose)
  // Cards of what was uploaded on this page; the draft brings those of before.
  const [fresh, setFresh] = useState<readonly UploadedFile[]>([])
  const [opened, setOpened] = useState<ShownDocument | null>(null)
  const known = [...files.map(uploadedOf), ...fresh]
  const value = fileIds.flatMap((id) => known.find((file) => file.id === id) ?? [])
  const thumb = useThumbs(fileIds)
  const change = useCallback(
    (next: readonly UploadedFile[]) => {
      setFresh((old) => [...old, ...next.filter((file) => !old.some((one) => one.id === file.id))])
      onIds(next.map((file) => file.id))
    },
    [onIds],
  )
  return (
    <>
      <FileDrop
        name={name}
        label={label}
        hint={hint}
        value={value}
        onChange={change}
        upload={upload}
        thumb={thumb}
        onOpen={(file) => setOpened(file)}
        maxBytes={maxFileBytes}
        maxFiles={maxFiles}
        error={error}
      />
      <DocumentDialog file={opened} onClose={() => setOpened(null)} />
    </>
  )
}
