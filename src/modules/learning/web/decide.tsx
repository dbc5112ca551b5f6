/** D9+: publish or give back, one or many. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { decideProgrammes } from '../contract.ts'
import { desk } from './desk-text.ts'

interface DecideProps {
  readonly ids: readonly string[]
  readonly note?: string
  readonly onDone: () => void
}

export function Decide({ ids, note, onDone }: DecideProps) {
  const [isGivingBack, setGivingBack] = useState(false)
  const decide = (to: 'published' | 'returned', why = '') =>
    call(decideProgrammes, { body: { ids: [...ids], to, why } })
  const publish = useMutation({
    mutationFn: () => decide('published'),
    onSuccess: ({ decided }) => {
      toast(desk.published(decided))
      onDone()
    },
  })
  return (
    <div className="side-acts">
      {note && (
        <span className="small num" role="status">
          {note}
        </span>
      )}
      <Button size="small" wide={false} busy={publish.isPending} onClick={() => publish.mutate()}>
        {desk.publish}
      </Button>
      <Button kind="danger-quiet" size="small" wide={false} onClick={() => setGivingBack(true)}>
        {desk.giveBack}
      </Button>
      {publish.isError && <p role="alert">{refusedBy(publish.error).title}</p>}
      {isGivingBack && (
        <ReasonDialog
          title={desk.giveBackTitle}
          act={desk.giveBackAct}
          keep={desk.keep}
          label={desk.giveBackWhy}
          hint={desk.giveBackHint}
          field="why"
          maxLength={2000}
          run={(why) => decide('returned', why)}
          onClose={() => setGivingBack(false)}
          onDone={({ decided }) => {
            toast(desk.returned(decided))
            onDone()
          }}
        >
          <p>{desk.giveBackNote}</p>
        </ReasonDialog>
      )}
    </div>
  )
}
