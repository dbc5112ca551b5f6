/** C5: recovery codes are shown once: to be printed, saved as a file or written down. */
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { CopyButton } from '../../../web/ui/copy-button.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { makeRecoveryCodes, type Factors } from '../contract/factors.ts'
import { factorText as words } from './text-factors.ts'

export interface RecoveryDialogProps {
  /** There are some already: they will be worth nothing. */
  readonly hasOld: boolean
  readonly onClose: () => void
  readonly onDone: (factors: Factors) => void
}

export function RecoveryDialog({ hasOld, onClose, onDone }: RecoveryDialogProps) {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const make = async () => {
    setBusy(true)
    setFault(undefined)
    try {
      const made = await call(makeRecoveryCodes, {})
      setCodes(made.codes)
      onDone(made.factors)
    } catch (error) {
      setFault(refusedBy(error).detail ?? refusedBy(error).title)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog open onClose={onClose} title={words.recovery} firm>
      {codes ? (
        <Codes codes={codes} onClose={onClose} />
      ) : (
        <div className="stack">
          <p>{words.recoveryWhat}</p>
          {hasOld && <p>{words.recoveryOld}</p>}
          {fault && (
            <p className="field-fault" role="alert">
              {nb(fault)}
            </p>
          )}
          <div className="acts">
            <Button wide busy={isBusy} onClick={() => void make()} takesFocus>
              {words.recoveryMake}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

function Codes({ codes, onClose }: { readonly codes: readonly string[]; readonly onClose: () => void }) {
  const today = day(useNow().toISOString(), new Date(0))
  const text = [words.recoveryHead, location.host, today, '', ...codes, '', words.recoveryRule].join('\n')
  return (
    <div className="stack">
      <p role="status">{words.recoveryOnce}</p>
      <section className="recovery-sheet" aria-label={words.recovery}>
        <h3 className="only-print">{words.recoveryHead}</h3>
        <p className="only-print">
          {location.host}, {today}
        </p>
        <ol className="recovery-codes num">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <p className="only-print">{words.recoveryRule}</p>
      </section>
      <div className="row-acts">
        <Button
          kind="plain"
          size="small"
          icon={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {words.print}
        </Button>
        <Button
          kind="plain"
          size="small"
          icon={<IconDownload size={18} aria-hidden />}
          onClick={() => download(text)}
        >
          {words.download}
        </Button>
        <CopyButton text={text}>{words.copy}</CopyButton>
      </div>
      <div className="acts">
        <Button
          wide
          onClick={() => {
            toast(words.recoveryMade)
            onClose()
          }}
        >
          {words.recoverySaved}
        </Button>
      </div>
    </div>
  )
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'nmo-recovery-codes.txt'
  link.click()
  URL.revokeObjectURL(url)
}
