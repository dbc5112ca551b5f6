/** A section on another platform, on the desk: where it leads and what is to be done there. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Checkbox } from '../../../web/ui/fields/choice-field.tsx'
import { TextArea, TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { addExternal, changeExternal, type DeskItem, type Outline } from '../contract.ts'
import { externalWords } from './external-text.ts'
import { contentKey } from './query.ts'
import { RemoveItem } from './save-items.tsx'
import { words } from './text.ts'

interface ExternalFormProps {
  readonly outline: Outline
  /** Null: a new one. */
  readonly item: DeskItem | null
  readonly onClose: () => void
}

export function ExternalForm({ outline: o, item, onClose }: ExternalFormProps) {
  const cache = useQueryClient()
  const form = useForm({
    initial: {
      title: item?.title ?? '',
      url: item?.external?.url ?? '',
      platform: item?.external?.platform ?? '',
      task: item?.external?.task ?? '',
      confirmedBy: item?.external?.confirmedBy ?? '',
      isRequired: item?.isRequired ?? true,
    },
    send: async (body) => {
      await (item
        ? call(changeExternal, { params: { id: item.id }, body })
        : call(addExternal, { params: { id: o.programmeId }, body }))
      await cache.invalidateQueries({ queryKey: contentKey })
      toast(item ? words.saved : externalWords.added)
      onClose()
    },
  })
  return (
    <Dialog open title={item ? externalWords.change : externalWords.add} onClose={onClose} firm size="wide">
      <Form form={form}>
        <Fields>
          <TextField label={externalWords.title} maxLength={300} {...form.bind('title')} />
          <TextField label={externalWords.platform} maxLength={200} {...form.bind('platform')} />
          <TextField
            label={externalWords.url}
            hint={externalWords.urlHint}
            maxLength={1000}
            spellCheck={false}
            placeholder="https://"
            {...form.bind('url')}
          />
          <TextArea
            label={externalWords.task}
            hint={externalWords.taskHint}
            rows={4}
            maxLength={2000}
            {...form.bind('task')}
          />
          <TextArea
            label={externalWords.confirmedBy}
            hint={externalWords.confirmedByHint}
            optional
            rows={2}
            maxLength={1000}
            {...form.bind('confirmedBy')}
          />
          <Checkbox label={words.isRequired} hint={words.isRequiredHint} {...form.bind('isRequired')} />
        </Fields>
        <Acts>
          <Button type="submit" busy={form.isSending}>
            {item ? words.save : externalWords.put}
          </Button>
          {item && <RemoveItem outline={o} item={item} onClose={onClose} />}
        </Acts>
      </Form>
    </Dialog>
  )
}
