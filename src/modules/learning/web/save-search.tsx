/** A2: keeps what is asked just now, under a name. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { CatalogueFilter, saveSearch } from '../contract.ts'
import { searches as words } from './searches-text.ts'
import type { Asked } from './search.ts'

export function SaveSearch({ asked, named }: { readonly asked: Asked; readonly named: string }) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const save = useMutation({
    mutationFn: () => {
      const filter = CatalogueFilter.parse({ text: asked.search.text ?? '', ...asked.chosen, ...asked.days })
      return call(saveSearch, { body: { name, filter } })
    },
    onSuccess: () => {
      setOpen(false)
      toast(words.saved)
    },
  })
  const refused = save.isError ? refusedBy(save.error) : null
  const ofName = refused?.errors.find((e) => e.field === 'name')?.message
  return (
    <>
      <Button
        kind="plain"
        size="small"
        wide={false}
        onClick={() => {
          setName(named.slice(0, 120))
          save.reset()
          setOpen(true)
        }}
      >
        {words.save}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={words.dialog}>
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          maxLength={120}
          value={name}
          onChange={setName}
          error={ofName}
        />
        {refused && !ofName && <p role="alert">{refused.title}</p>}
        <div className="acts">
          <Button wide busy={save.isPending} onClick={() => save.mutate()}>
            {words.act}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
