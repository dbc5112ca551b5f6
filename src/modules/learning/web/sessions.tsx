/** D9+: the schedule of a programme: sessions are added, moved and taken away; no review is needed. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo, useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { currentIn } from '../../../web/stale.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form, Pair } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm, type UseForm } from '../../../web/ui/use-form.ts'
import { DeskProgramme, saveSessions, type DeskSession } from '../contract.ts'
import { deskKey, deskProgrammeQuery } from './desk-query.ts'
import { desk } from './desk-text.ts'
import { form as words } from './form-text.ts'

/** One row of the schedule as typed. */
interface Typed {
  readonly key: string
  readonly id: string | null
  readonly startsOn: string
  readonly endsOn: string
  readonly startsAt: string
  readonly applyBy: string
  readonly places: string
  readonly place: string
  readonly link: string
}

const typedOf = (s: DeskSession): Typed => ({
  key: s.id,
  id: s.id,
  startsOn: s.startsOn,
  endsOn: s.endsOn,
  startsAt: s.startsAt ?? '',
  applyBy: s.applyBy ?? '',
  places: s.places === null ? '' : String(s.places),
  place: s.place ?? '',
  link: s.link ?? '',
})
const empty = (key: string): Typed => ({
  key,
  id: null,
  startsOn: '',
  endsOn: '',
  startsAt: '',
  applyBy: '',
  places: '',
  place: '',
  link: '',
})
const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim())

export function Page() {
  const id = useParam('id')
  const query = useQuery(deskProgrammeQuery(id))
  const p = query.data
  const crumbs = [
    [desk.title, '/teaching'],
    [p?.title ?? desk.one, `/teaching/${id}`],
  ] as const
  if (!p)
    return (
      <BeforeOne
        query={query}
        title={words.sessionsTitle}
        crumbs={crumbs.slice(0, 1)}
        rows={6}
        what={desk.oneWhat}
        failedTitle={desk.oneFailed}
        calm={desk.calm}
        absentTitle={desk.absent}
        absentNote={desk.absentNote}
        back={[desk.title, '/teaching']}
      />
    )
  return (
    <Frame title={words.sessionsTitle} note={words.sessionsNote} crumbs={crumbs}>
      <Schedule programme={p} />
    </Frame>
  )
}

function Schedule({ programme }: { readonly programme: DeskProgramme }) {
  const cache = useQueryClient()
  const go = useGo()
  const [base, setBase] = useState(programme)
  const form = useForm({
    initial: { sessions: programme.allSessions.map(typedOf) as readonly Typed[] },
    send: async ({ sessions }) => {
      const body = sessions.map((s) => ({
        id: s.id,
        startsOn: s.startsOn,
        endsOn: s.endsOn,
        startsAt: orNull(s.startsAt),
        applyBy: orNull(s.applyBy),
        places: orNull(s.places) === null ? null : Number(s.places),
        place: orNull(s.place),
        link: orNull(s.link),
      }))
      try {
        await call(saveSessions, {
          params: { id: base.id },
          body: { sessions: body, revision: base.revision },
        })
        await cache.invalidateQueries({ queryKey: deskKey })
        toast(words.sessionsSaved)
        go(`/teaching/${base.id}`)
      } catch (error) {
        const current = currentIn(error, DeskProgramme)
        if (current) setBase(current)
        throw error
      }
    },
  })
  const rows = form.values.sessions
  const set = (next: readonly Typed[]) => form.set('sessions', next)
  return (
    <Form form={form}>
      {rows.length === 0 && (
        <Sheet name={words.sessionsTitle}>
          <p>{words.none}</p>
        </Sheet>
      )}
      {rows.map((row, i) => (
        <One
          key={row.key}
          form={form}
          row={row}
          i={i}
          isEvent={base.kind === 'event'}
          onChange={(next) => set(rows.map((r) => (r.key === row.key ? next : r)))}
          onRemove={() => set(rows.filter((r) => r.key !== row.key))}
        />
      ))}
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {words.save}
        </Button>
        <Button kind="plain" wide onClick={() => set([...rows, empty(`new ${Date.now()} ${rows.length}`)])}>
          {words.addSession}
        </Button>
        <Button kind="quiet" wide href={`/teaching/${base.id}`}>
          {words.cancel}
        </Button>
      </Acts>
    </Form>
  )
}

interface OneProps {
  readonly form: UseForm<{ sessions: readonly Typed[] }>
  readonly row: Typed
  readonly i: number
  /** Only events are broadcast. */
  readonly isEvent: boolean
  readonly onChange: (row: Typed) => void
  readonly onRemove: () => void
}

function One({ form, row, i, isEvent, onChange, onRemove }: OneProps) {
  const bind = (name: Exclude<keyof Typed, 'key' | 'id'>) => ({
    name: `sessions.${i}.${name}`,
    value: row[name],
    onChange: (value: string) => onChange({ ...row, [name]: value }),
    error: form.errorOf(`sessions.${i}.${name}`),
  })
  return (
    <Sheet
      title={words.session(i + 1)}
      side={
        <Button
          kind="danger-quiet"
          size="small"
          wide={false}
          label={`${words.removeSession} ${i + 1}`}
          onClick={onRemove}
        >
          {words.removeSession}
        </Button>
      }
    >
      <Fields>
        <Pair>
          <DateField label={words.startsOn} {...bind('startsOn')} />
          <DateField label={words.endsOn} {...bind('endsOn')} />
        </Pair>
        <Pair>
          <DateField label={words.applyBy} optional {...bind('applyBy')} />
          <TextField label={words.startsAt} optional placeholder="10:00" {...bind('startsAt')} />
        </Pair>
        <Pair>
          <TextField
            label={words.places}
            hint={words.placesHint}
            optional
            inputMode="numeric"
            {...bind('places')}
          />
          <TextField label={words.place} optional {...bind('place')} />
        </Pair>
        {isEvent && <TextField label={words.link} hint={words.linkHint} optional {...bind('link')} />}
      </Fields>
    </Sheet>
  )
}
