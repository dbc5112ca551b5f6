/** D9+: the form of a programme; after publication it writes another version. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo, useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { currentIn } from '../../../web/stale.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Acts, Form } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { changeProgramme, createProgramme, DeskProgramme } from '../contract.ts'
import { deskKey, deskProgrammeQuery } from './desk-query.ts'
import { desk } from './desk-text.ts'
import { EditSheets } from './edit-sheets.tsx'
import { form as words } from './form-text.ts'
import { text } from './text.ts'
import { faultsOf, fieldsOf, typedOf, type Typed } from './programme-fields.ts'

const crumbs = [[desk.title, '/teaching']] as const

/** `/teaching/new` has no id: the same form, empty. */
export function Page() {
  const id = useParam('id')
  const query = useQuery({ ...deskProgrammeQuery(id), enabled: id !== '' })
  const title = id ? words.editTitle : words.newTitle
  if (id !== '' && !query.data)
    return (
      <BeforeOne
        query={query}
        title={title}
        crumbs={crumbs}
        rows={10}
        what={desk.oneWhat}
        failedTitle={desk.oneFailed}
        calm={desk.calm}
        absentTitle={desk.absent}
        absentNote={desk.absentNote}
        back={[desk.title, '/teaching']}
      />
    )
  return (
    <Frame
      title={title}
      crumbs={crumbs}
      note={query.data?.state === 'published' ? words.versionNote : undefined}
    >
      <ProgrammeForm programme={query.data ?? null} />
    </Frame>
  )
}

const labels = {
  title: words.title,
  annotation: words.annotation,
  hours: words.hours,
  priceKopecks: words.price,
  bases: words.cost,
  specialties: words.specialties,
  eventKind: words.eventKind,
  competencies: words.competencies,
  'aliases.vo': text.cabinets.vo,
  'aliases.spo': text.cabinets.spo,
}

function ProgrammeForm({ programme }: { readonly programme: DeskProgramme | null }) {
  const cache = useQueryClient()
  const go = useGo()
  // The revision the fields were taken from; after a conflict the one that was shown.
  const [base, setBase] = useState(programme)
  const [isChanged, setChanged] = useState(false)
  const form = useForm<Typed>({
    initial: typedOf(programme),
    labels,
    check: faultsOf,
    send: async (typed) => {
      const body = fieldsOf(typed)
      try {
        const saved = base
          ? await call(changeProgramme, {
              params: { id: base.id },
              body: { ...body, revision: base.revision },
            })
          : await call(createProgramme, { body })
        await cache.invalidateQueries({ queryKey: deskKey })
        toast(words.saved)
        go(`/teaching/${saved.id}`)
      } catch (error) {
        const current = currentIn(error, DeskProgramme)
        if (current) {
          setBase(current)
          setChanged(true)
        }
        throw error
      }
    },
  })
  return (
    <Form form={form}>
      {isChanged && (
        <Sheet title={words.changedTitle}>
          <p>{words.changedNote}</p>
        </Sheet>
      )}
      <EditSheets form={form} isNew={programme === null} />
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {words.save}
        </Button>
        <Button kind="plain" wide href={base ? `/teaching/${base.id}` : '/teaching'}>
          {words.cancel}
        </Button>
      </Acts>
    </Form>
  )
}
