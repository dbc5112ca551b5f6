/** The person says on which day the documents were filed, and under which number. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useNow } from '../../../web/ui/clock.tsx'
import { isoDay } from '../../../web/ui/dates.ts'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { markFiled, type Package } from '../contract.ts'
import { creditsKey } from './query.ts'
import { words } from './text-accreditation.ts'

export function FiledDialog({ found, onClose }: { readonly found: Package; readonly onClose: () => void }) {
  const cache = useQueryClient()
  const today = isoDay(useNow())
  const form = useForm({
    initial: { on: today < found.window.to ? today : found.window.to, number: '' },
    labels: { on: words.filedOn, number: words.filedNumber },
    send: async (body) => {
      await call(markFiled, { params: { id: found.cycle.id }, body })
      toast(words.filed)
      await cache.invalidateQueries({ queryKey: creditsKey })
      onClose()
    },
  })
  return (
    <FormDialog
      form={form}
      title={words.fileTitle}
      act={words.file}
      keep={words.fileKeep}
      onClose={onClose}
      lead={<p>{nb(words.fileNote)}</p>}
    >
      <DateField label={words.filedOn} max={today} {...form.bind('on')} />
      <TextField label={words.filedNumber} optional {...form.bind('number')} />
    </FormDialog>
  )
}
