/** D4: «В план» beside a programme: into the plan that runs, or the first thing of a new one. */
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAct } from '../../../web/act.ts'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
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
      if (refusedBy(error).code === 'plan.none') go(`/plan/new?with=${programmeId}`)
    },
  })
  if (!session?.permissions.has('plans.own')) return null
  return (
    <div>
      <Button
        kind="plain"
        size="small"
        icon={<IconPlus size={18} aria-hidden />}
        busy={act.isPending}
        onClick={() => act.mutate()}
      >
        {text.add}
      </Button>
      {act.isError && <WhyNot error={act.error} />}
    </div>
  )
}

/** In its place, and as long as it is so: what of the plan stands in the way, and where it is changed. */
function WhyNot({ error }: { readonly error: unknown }) {
  const { code, title, errors } = refusedBy(error)
  if (code === 'plan.none') return null
  return (
    <p className="small" role="alert">
      {text.notAdded}{' '}
      {nb([...errors.map((e) => e.message), ...(errors.length === 0 ? [title] : [])].join('. '))}.{' '}
      {errors.length > 0 && <Link href="/plan">{text.changePlan}</Link>}
    </p>
  )
}
