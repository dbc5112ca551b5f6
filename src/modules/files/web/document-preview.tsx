/** A document page by page, as pictures: the same for a PDF and a snapshot, needs no PDF viewer, nothing in it can run. */
import { IconChevronLeft, IconChevronRight, IconDownload, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button, IconButton } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Face } from '../../../web/ui/faces.tsx'
import { Picture, useBlobAddress } from '../../../web/ui/thumb.tsx'
import { fileContent, filePage } from '../contract.ts'
import { saveAs } from './save-as.ts'
import { text } from './text.ts'
import '../../../web/look/document.css'

export interface ShownDocument {
  readonly id: string
  readonly name: string
  readonly pageCount: number | null
}

/** Where the pictures come from: one's own files, or an address of the module that may show another's. */
export interface DocumentSource {
  readonly page: (fileId: string, page: number, signal: AbortSignal) => Promise<Blob>
  readonly content: (fileId: string) => Promise<Blob>
}

export const ownFiles: DocumentSource = {
  page: async (id, page, signal) => (await call(filePage, { params: { id, page } }, { signal })).blob,
  content: async (id) => (await call(fileContent, { params: { id } })).blob,
}

export interface DocumentPreviewProps {
  readonly file: ShownDocument
  readonly source?: DocumentSource
}

export function DocumentPreview({ file, source = ownFiles }: DocumentPreviewProps) {
  const [page, setPage] = useState(1)
  const [isLarge, setLarge] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const pages = file.pageCount ?? 1
  const query = useQuery({
    queryKey: ['file-page', file.id, page],
    queryFn: ({ signal }) => source.page(file.id, page, signal),
    staleTime: Infinity,
    gcTime: 60_000,
  })
  const save = async () => {
    setSaving(true)
    setFault(null)
    try {
      saveAs(await source.content(file.id), file.name)
    } catch {
      setFault(text.notSaved)
    } finally {
      setSaving(false)
    }
  }
  return (
    <div className="document">
      <div className="document-tools">
        <span className="small num" role="status">
          {text.page(page, pages)}
        </span>
        {pages > 1 && (
          <>
            <IconButton
              label={text.previous}
              icon={<IconChevronLeft size={20} aria-hidden />}
              disabled={page === 1}
              onClick={() => setPage(page - 1)}
            />
            <IconButton
              label={text.next}
              icon={<IconChevronRight size={20} aria-hidden />}
              disabled={page === pages}
              onClick={() => setPage(page + 1)}
            />
          </>
        )}
        <IconButton
          label={isLarge ? text.smaller : text.larger}
          icon={isLarge ? <IconZoomOut size={20} aria-hidden /> : <IconZoomIn size={20} aria-hidden />}
          onClick={() => setLarge(!isLarge)}
        />
        <Button
          kind="quiet"
          size="small"
          icon={<IconDownload size={18} aria-hidden />}
          busy={isSaving}
          onClick={() => void save()}
        >
          {text.save}
        </Button>
        {fault && (
          <span className="small field-fault" role="alert">
            {fault}
          </span>
        )}
      </div>
      {/* A large page is moved by the keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        className="document-page"
        data-large={isLarge || undefined}
        tabIndex={isLarge ? 0 : -1}
        role="group"
        aria-label={text.document(file.name)}
      >
        <Face query={query} what={text.what} failedTitle={text.failed} calm={text.calm}>
          {(blob) => <PageImage blob={blob} alt={text.pageOf(page, file.name)} />}
        </Face>
      </div>
    </div>
  )
}

function PageImage({ blob, alt }: { readonly blob: Blob; readonly alt: string }) {
  const address = useBlobAddress(blob)
  return address ? <Picture src={address} alt={alt} className="document-picture" /> : null
}

export interface DocumentDialogProps {
  /** Null: closed. */
  readonly file: ShownDocument | null
  readonly onClose: () => void
  readonly source?: DocumentSource
}

/** `onOpen` of `FileDrop` and of rows of files. */
export const DocumentDialog = ({ file, onClose, source = ownFiles }: DocumentDialogProps) => (
  <Dialog open={file !== null} onClose={onClose} title={file?.name ?? ''} size="full">
    {file && <DocumentPreview key={file.id} file={file} source={source} />}
  </Dialog>
)
