/** What the person can do while an organisation is silent: remind it with one click, or take the claim away. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { remindOrganisation, withdrawClaim, type Expectation } from '../contract.ts'
import { creditsKey } from './query.ts'
import { words } from './text-claims.ts'

export function ClaimActs({ of: e }: { readonly of: Expectation }) {
  const cache = useQueryClient()
  const [isLeaving, setLeaving] = useState(false)
  const params = { id: e.id }
  const onSettled = () => cache.invalidateQueries({ queryKey: creditsKey })
  const remind = useMutation({
    mutationFn: () => call(remindOrganisation, { params }),
    onSuccess: () => toast(words.reminded),
    onError: (error) => toast(refusedBy(error).title),
    onSettled,
  })
  const withdraw = useMutation({
    mutationFn: () => call(withdrawClaim, { params }),
    onSuccess: () => {
      setLeaving(false)
      toast(words.withdrawn)
    },
    onSettled,
  })
  return (
    <>
      {e.can.remind && (
        <Button
          kind="plain"
          size="small"
          busy={remind.isPending}
          label={`${words.remind}: ${e.title}`}
          onClick={() => remind.mutate()}
        >
          {words.remind}
        </Button>
      )}
      <Button
        kind="danger-plain"
        size="small"
        label={`${words.withdraw}: ${e.title}`}
        onClick={() => setLeaving(true)}
      >
        {words.withdraw}
      </Button>
      {isLeaving && (
        <DangerDialog
          open
          onClose={() => setLeaving(false)}
          title={words.withdrawTitle}
          act={words.withdraw}
          keep={words.withdrawKeep}
          busy={withdraw.isPending}
          fault={withdraw.isError ? refusedBy(withdraw.error).title : undefined}
          onAct={() => withdraw.mutate()}
        >
          {words.withdrawNote}
        </DangerDialog>
      )}
    </>
  )
}
