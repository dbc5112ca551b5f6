/** The list of items is saved as a whole; taking one away is saving it without. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { saveItems, type DeskItem, type Outline } from '../contract.ts'
import { contentKey } from './query.ts'
import { words } from './text.ts'

type Kept = Pick<DeskItem, 'id' | 'title' | 'isRequired'>

export function useSaveItems(o: Outline, done: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (items: readonly Kept[]) =>
      call(saveItems, {
        params: { id: o.programmeId },
        body: {
          revision: o.revision,
          items: items.map(({ id, title, isRequired }) => ({ id, title, isRequired })),
        },
      }),
    onSuccess: () => toast(done),
    onError: (error) =>
      toast(refusedBy(error).code === 'content.changed' ? words.changedByOther : refusedBy(error).title),
    onSettled: () => cache.invalidateQueries({ queryKey: contentKey }),
  })
}

interface RemoveProps {
  readonly outline: Outline
  readonly item: DeskItem
  readonly onClose: () => void
}

/** Only out of the draft: the file stays, and learners who have the item keep it. */
export function RemoveItem({ outline: o, item, onClose }: RemoveProps) {
  const remove = useSaveItems(o, words.removed)
  return (
    <Button
      kind="danger-quiet"
      busy={remove.isPending}
      onClick={() =>
        remove.mutate(
          o.items.filter((i) => i.id !== item.id),
          { onSuccess: onClose },
        )
      }
    >
      {words.remove}
    </Button>
  )
}
