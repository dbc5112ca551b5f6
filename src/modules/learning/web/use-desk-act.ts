/** A small act on one programme: what is shown is asked anew afterwards, whatever came of it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '../../../web/ui/toast.tsx'
import { deskKey } from './desk-query.ts'

export function useDeskAct(act: (id: string) => Promise<unknown>, done: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => toast(done),
    onSettled: () => cache.invalidateQueries({ queryKey: deskKey }),
  })
}
