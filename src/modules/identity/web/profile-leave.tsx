/** The ways out: here, everywhere, or leaving nothing on a borrowed computer. */
import { useState } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { leave } from './session-source.ts'
import { profile as words } from './text-profile.ts'

export function LeaveSheet() {
  const [isAsking, setAsking] = useState(false)
  return (
    <Sheet title="Выход">
      <div className="stack">
        <Button kind="plain" wide="always" size="small" onClick={() => void leave()}>
          {words.leave}
        </Button>
        <Button kind="danger-quiet" wide="always" size="small" onClick={() => setAsking(true)}>
          {`${words.leaveAll}…`}
        </Button>
        <div>
          <Button kind="quiet" wide="always" size="small" onClick={() => void leave({ forgetDevice: true })}>
            {words.leaveForget}
          </Button>
          <p className="tiny">{words.forgetNote}</p>
        </div>
      </div>
      <DangerDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={words.leaveAllQuestion}
        act={words.leaveAll}
        keep={words.stay}
        onAct={() => void leave({ everywhere: true })}
      >
        {words.leaveAllNote}
      </DangerDialog>
    </Sheet>
  )
}
