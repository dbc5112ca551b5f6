/** D4: «В план» beside a programme: into the plan that runs, or the first thing of a new one. */
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAct } from '../../../web/act.ts'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { addToPlan } from '../contract.ts'
import { plansKey } from './query.ts'
import { text } from './text.ts'

export function ToPlan({ programmeId }: { readonly programmeId: string }) {
  const session = useSession()
  const cache = useQueryClient()
  const go = useGo()
  const once = useAct()
  const act = useMutation({
    mutationFn: () =>
      once((idempotencyKey) => call(addToPlan, { body: { programmeId } }, { idempotencyKey })),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: plansKey })
      toast(text.added, { word: text.look, run: () => go('/plan?view=list') })
    },
    onError: (error) => {
      const { code, title } = refusedBy(error)
      if (code === 'plan.none') go(`/plan/new?with=${programmeId}`)
      else toast(title)
    },
  })
  if (!session?.permissions.has('plans.own')) return null
  return (
    <Button
      kind="plain"
      size="small"
      icon={<IconPlus size={18} aria-hidden />}
      busy={act.isPending}
      onClick={() => act.mutate()}
    >
      {text.add}
    </Button>
  )
}
