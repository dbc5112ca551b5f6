/** A draft is removed with one press and taken back with one click, so it asks nothing. */
import { useQueryClient } from '@tanstack/react-query'
import { useGo } from '../address.ts'
import { Button } from '../ui/button.tsx'
import { toast } from '../ui/toast.tsx'
import { draftText as text } from './text.ts'

export interface RemoveProps {
  readonly remove: () => Promise<unknown>
  readonly restore: () => Promise<unknown>
  /** What is asked anew after either. */
  readonly queryKey: readonly unknown[]
  /** Where drafts are listed, and where this one is written on. */
  readonly list: string
  readonly draft: string
}

export function Remove({ remove, restore, queryKey, list, draft }: RemoveProps) {
  const go = useGo()
  const cache = useQueryClient()
  const refresh = () => cache.invalidateQueries({ queryKey })
  const bring = () =>
    void restore()
      .then(refresh)
      .then(() => go(draft))
      .catch(() => toast(text.absent))
  const drop = () =>
    void remove()
      .then(refresh)
      .then(() => {
        toast(text.removed, { word: text.undo, run: bring })
        go(list)
      })
      .catch(() => toast(text.notSaved))
  return (
    <div>
      <Button kind="danger-quiet" size="small" onClick={drop}>
        {text.remove}
      </Button>
    </div>
  )
}
