/** The scan pane: sheets of a file, the place of the field in hand, the loupe with differing signs. */
import { useEffect, useEffectEvent, useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { Loupe } from '../../../web/ui/desk/loupe.tsx'
import { ScanViewer, type Region } from '../../../web/ui/desk/scan-viewer.tsx'
import { Failed, Waiting } from '../../../web/ui/faces.tsx'
import { nb } from '../../../web/ui/words.ts'
import { saveAs } from '../../files/web/save-as.ts'
import { deskFile, type ApplicationFile } from '../contract.ts'
import { useSheets } from './desk-query.ts'
import { desk } from './desk-text.ts'

export interface DeskScanProps {
  readonly applicationId: string
  readonly files: readonly ApplicationFile[]
  /** The first sheet is on the screen. */
  readonly onSeen: () => void
  readonly field: { readonly key: string; readonly value: string; readonly read: string | null } | null
}

export function DeskScan({ applicationId, files, onSeen, field }: DeskScanProps) {
  const now = useNow()
  const [chosen, setChosen] = useState<string | null>(null)
  // Where each field stands, once the verifier has shown it.
  const [places, setPlaces] = useState<Readonly<Record<string, { fileId: string; region: Region }>>>({})
  const file = files.find((f) => f.id === chosen) ?? files[0]
  const sheets = useSheets(applicationId, file)
  const pages = sheets.addresses.map((src, i) => ({ src, alt: desk.sheetAlt(file?.name ?? '', i + 1) }))
  const isSeen = pages.length > 0
  const seen = useEffectEvent(onSeen)
  useEffect(() => {
    if (isSeen) seen()
  }, [isSeen])
  const place = field ? places[field.key] : undefined
  const region = place && place.fileId === file?.id ? place.region : null
  return (
    <ScanViewer
      name={file?.name ?? desk.noScan}
      pages={pages}
      mark={region}
      onPick={
        field && file
          ? (picked) => setPlaces((old) => ({ ...old, [field.key]: { fileId: file.id, region: picked } }))
          : undefined
      }
      instead={
        pages.length > 0 ? undefined : <Instead applicationId={applicationId} file={file} sheets={sheets} />
      }
      under={
        <>
          {field && pages.length > 0 && (
            <Loupe
              typed={field.value}
              read={field.read}
              page={region ? pages[region.page] : undefined}
              region={region}
            />
          )}
          {field && pages.length > 0 && !region && <p className="tiny scan-hint hide-phone">{desk.pick}</p>}
          {files.length > 1 && (
            <div className="scan-files" role="group" aria-label={desk.fileSwitch}>
              {files.map((f) => (
                <button
                  key={f.id}
                  type="button"
                  aria-pressed={f.id === file?.id}
                  onClick={() => setChosen(f.id)}
                >
                  {nb(desk.fileName(f, files, now))}
                </button>
              ))}
            </div>
          )}
        </>
      }
    />
  )
}

interface InsteadProps {
  readonly applicationId: string
  readonly file: ApplicationFile | undefined
  readonly sheets: ReturnType<typeof useSheets>
}

function Instead({ applicationId: id, file, sheets }: InsteadProps) {
  if (!file) return <p className="scan-note">{desk.noScan}</p>
  if (sheets.isPending) {
    return (
      <div className="scan-note">
        <Waiting what={desk.scanWaiting} rows={3} shape="lines" />
      </div>
    )
  }
  const save = async () => saveAs((await call(deskFile, { params: { id, fileId: file.id } })).blob, file.name)
  return (
    <div className="scan-note">
      <Failed title={desk.scanFailed} error={sheets.error} onRetry={sheets.retry}>
        {desk.scanCalm}
      </Failed>
      <Button kind="plain" size="small" onClick={() => void save()}>
        {desk.save}
      </Button>
    </div>
  )
}
