/** Beside the form: the scan while the fields are filled from it, and what happens next. */
import { useState } from 'react'
import { Steps } from '../../../web/ui/facts.tsx'
import { LinkButton } from '../../../web/ui/link.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Picture } from '../../../web/ui/thumb.tsx'
import { t } from '../../../web/ui/words.ts'
import type { FileCard } from '../../files/contract.ts'
import { DocumentDialog } from '../../files/web/document-preview.tsx'
import { useThumbs } from '../../files/web/use-upload.ts'
import { text } from './text.ts'
import '../../../web/look/records.css'

export interface DraftAsideProps {
  readonly files: readonly FileCard[]
  readonly fileIds: readonly string[]
}

export function DraftAside({ files, fileIds }: DraftAsideProps) {
  const thumb = useThumbs(fileIds.slice(0, 1))
  const [isOpen, setOpen] = useState(false)
  const [first] = fileIds
  const src = first ? thumb({ id: first }) : undefined
  const card = files.find((file) => file.id === first)
  const shown = first
    ? { id: first, name: card?.name ?? text.scanLook, pageCount: card?.pageCount ?? 1 }
    : null
  return (
    <>
      <div className="hide-phone">
        {src && shown ? (
          <Sheet title={text.scanLook}>
            <Picture className="scan-beside" src={src} alt={t`Скан: ${shown.name}`} />
            <LinkButton onClick={() => setOpen(true)}>{t`Открыть крупно`}</LinkButton>
            <DocumentDialog file={isOpen ? shown : null} onClose={() => setOpen(false)} />
          </Sheet>
        ) : (
          <Sheet title={text.scanTips}>
            <ul className="small scan-tips">
              {text.tips.map((tip) => (
                <li key={tip}>{tip}</li>
              ))}
            </ul>
          </Sheet>
        )}
      </div>
      <Sheet title={text.next}>
        <Steps steps={text.steps} />
      </Sheet>
    </>
  )
}
