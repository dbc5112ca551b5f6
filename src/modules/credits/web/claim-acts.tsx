/** What the person can do while an organisation is silent: remind it with one click, or take the claim away. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { DangerAct } from '../../../web/ui/danger-act.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { remindOrganisation, withdrawClaim, type Expectation } from '../contract.ts'
import { creditsKey } from './query.ts'
import { words } from './text-claims.ts'

export function ClaimActs({ of: e }: { readonly of: Expectation }) {
  const cache = useQueryClient()
  const params = { id: e.id }
  const onSettled = () => cache.invalidateQueries({ queryKey: creditsKey })
  const remind = useMutation({
    mutationFn: () => call(remindOrganisation, { params }),
    onSuccess: () => toast(words.reminded),
    onError: (error) => toast(refusedBy(error).title),
    onSettled,
  })
  return (
    <div className="acts">
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
      <DangerAct
        kind="danger-plain"
        act={words.withdraw}
        label={`${words.withdraw}: ${e.title}`}
        title={words.withdrawTitle}
        keep={words.withdrawKeep}
        run={() => call(withdrawClaim, { params })}
        onDone={() => toast(words.withdrawn)}
        onSettled={onSettled}
      >
        {words.withdrawNote}
      </DangerAct>
    </div>
  )
}
