/** D1: the way from a programme into learning: what stands already, or what is to be chosen, and one button. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { isoDay, period } from '../../../web/ui/dates.ts'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { Fields, Form } from '../../../web/ui/form.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { listCycles } from '../../credits/contract.ts'
import type { Programme } from '../../learning/contract.ts'
import { enrol, type StudyState } from '../contract.ts'
import { tones } from './list.tsx'
import { studiesKey, useStanding } from './query.ts'
import { text } from './text.ts'

const stands = ['applied', 'learning', 'finished'] as const
const isStanding = (s: StudyState | undefined): s is (typeof stands)[number] =>
  stands.includes(s as (typeof stands)[number])

export function EnrolBox({ programme }: { readonly programme: Programme }) {
  const session = useSession()
  const standing = useStanding(programme.id, session !== null)
  const study = standing.data?.study
  const address = `/catalogue/${programme.id}`
  if (programme.withdrawn && !isStanding(study?.state)) return null
  return (
    <Sheet title={text.enrolTitle}>
      {!session ? (
        <Button wide="always" href={`/sign-in?next=${encodeURIComponent(address)}`}>
          {text.signIn}
        </Button>
      ) : study && isStanding(study.state) ? (
        <>
          <Status tone={tones[study.state]}>{text.states[study.state]}</Status>
          <p className="small">{text.already[study.state]}</p>
          <Button
            wide="always"
            kind={study.state === 'learning' ? 'main' : 'plain'}
            href={`/learning/${study.id}`}
          >
            {study.state === 'learning' ? text.go : text.open}
          </Button>
        </>
      ) : (
        <Choose programme={programme} isReady={!standing.isPending} />
      )}
    </Sheet>
  )
}

/** To an event one may come on its last day too. */
const isOpenSession = (p: Programme, s: Programme['sessions'][number], today: string): boolean =>
  (s.applyBy ?? (p.kind === 'event' ? s.endsOn : s.startsOn)) >= today && s.left !== 0

function Choose({ programme: p, isReady }: { readonly programme: Programme; readonly isReady: boolean }) {
  const go = useGo()
  const cache = useQueryClient()
  const cycles = useQuery({
    queryKey: ['credits', 'all'],
    queryFn: ({ signal }) => call(listCycles, {}, { signal }),
  })
  const today = isoDay(useNow())
  const sessions = p.sessions.filter((s) => isOpenSession(p, s, today))
  const needsSession = !p.isAnytime && p.kind !== 'module'
  const own = new Set(cycles.data?.items.map((c) => c.specialty.key))
  const suited = p.specialties.filter((s) => own.has(s.key))
  const form = useForm({
    initial: {
      sessionId: sessions.length === 1 && needsSession ? sessions[0]!.id : '',
      basis: '',
      specialty: '',
    },
    labels: { sessionId: text.when, basis: text.basis, specialty: text.specialty },
    send: async (fields) => {
      const specialty = fields.specialty || suited[0]?.key || null
      const study = await call(enrol, {
        body: {
          programmeId: p.id,
          sessionId: fields.sessionId || null,
          basis: p.bases.find((b) => b === fields.basis) ?? (p.bases.length === 1 ? p.bases[0]! : null),
          specialty,
        },
      })
      await cache.invalidateQueries({ queryKey: studiesKey })
      toast(study.state === 'applied' ? text.applied : text.begun)
      go(`/learning/${study.id}`)
    },
  })
  if (needsSession && sessions.length === 0) return <p className="small">{text.noSessions}</p>
  return (
    <Form form={form} name={text.enrolTitle}>
      <Fields>
        {sessions.length > 0 && p.kind !== 'module' && (
          <SelectField
            label={text.when}
            optional={!needsSession}
            options={sessions.map((s) => ({
              value: s.id,
              label: text.sessionOf(period(s.startsOn, s.endsOn), s.left),
            }))}
            {...form.bind('sessionId')}
          />
        )}
        {p.bases.length > 1 && (
          <SelectField
            label={text.basis}
            options={p.bases.map((b) => ({ value: b, label: text.bases[b] }))}
            {...form.bind('basis')}
          />
        )}
        {p.specialties.length > 1 && (
          <SelectField
            label={text.specialty}
            hint={text.specialtyHint}
            optional
            placeholder={suited[0]?.name ?? text.specialtyNone}
            options={p.specialties.map((s) => ({
              value: s.key,
              label: own.has(s.key) ? text.inCycle(s.name) : s.name,
            }))}
            {...form.bind('specialty')}
          />
        )}
      </Fields>
      <p className="small">
        {p.kind === 'module' ? text.moduleNote : p.kind === 'event' ? text.eventNote : text.applyNote}
      </p>
      <Button type="submit" wide="always" busy={form.isSending} disabled={!isReady}>
        {p.kind === 'module' ? text.begin : p.kind === 'event' ? text.register : text.apply}
      </Button>
    </Form>
  )
}
