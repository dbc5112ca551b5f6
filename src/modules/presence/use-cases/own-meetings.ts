/** A listener's events: those whose session they are put down for, with what is asked of them now. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { broadcastLink, sessionFacts } from '../../learning/index.ts'
import { eventStudiesOf, studyFacts, type StudyFacts } from '../../studies/index.ts'
import { meetingNotFound, type Broadcast, type Meeting } from '../contract.ts'
import { spansOf, stateAt } from '../domain.ts'
import { presentBroadcast, presentMeeting } from '../present.ts'
import * as store from '../store.ts'
import * as attendees from '../store/attendees.ts'

export interface OwnMeeting {
  readonly meeting: store.MeetingRecord
  readonly study: StudyFacts
}

/** Only of somebody who is put down for that session and was enrolled. */
export async function ownMeeting(ctx: Context, id: string, isHeld = false): Promise<OwnMeeting> {
  const meeting = await store.findMeeting(ctx.db, id, isHeld)
  const studies = meeting ? await eventStudiesOf(ctx, personOf(ctx)) : []
  const study = studies.find((s) => s.sessionId === meeting?.sessionId && s.state !== 'applied')
  if (!meeting || !study) throw new Problem(meetingNotFound)
  return { meeting, study }
}

/** Instants of checks are the portal's own: over the second wall, and only those that have come. */
const asked = (ctx: Context, m: store.MeetingRecord) =>
  m.checks === 0 ? Promise.resolve([]) : ctx.beyond((all) => store.askedChecks(all.db, m.id, all.now))

export async function seen(ctx: Context, { meeting, study }: OwnMeeting): Promise<Meeting> {
  const personId = personOf(ctx)
  const session = await sessionFacts(ctx, meeting.programmeId, meeting.sessionId)
  return presentMeeting(
    meeting,
    {
      study,
      place: session?.place ?? null,
      link: await broadcastLink(ctx, meeting.sessionId),
      attendee: await attendees.findAttendee(ctx.db, meeting.id, personId),
      asked: await asked(ctx, meeting),
      answered: await store.answeredBy(ctx.db, meeting.id, personId),
    },
    ctx.now,
  )
}

export async function listMeetings(ctx: Context): Promise<Meeting[]> {
  const studies = (await eventStudiesOf(ctx, personOf(ctx))).filter((s) => s.state !== 'applied')
  const meetings = await store.meetingsOfSessions(
    ctx.db,
    studies.flatMap((s) => s.sessionId ?? []),
  )
  const own = meetings.flatMap((meeting) => {
    const study = studies.find((s) => s.sessionId === meeting.sessionId)
    return study ? [{ meeting, study }] : []
  })
  return Promise.all(own.map((one) => seen(ctx, one)))
}

export const readMeeting = async (ctx: Context, id: string): Promise<Meeting> =>
  seen(ctx, await ownMeeting(ctx, id))

/** Where presence is kept by its hours, elsewhere by those of the schedule; nobody else learns that there is a link. */
export async function readBroadcast(ctx: Context, studyId: string): Promise<{ broadcast: Broadcast | null }> {
  const study = await studyFacts(ctx, studyId)
  if (!study || study.personId !== personOf(ctx)) throw new Problem(meetingNotFound)
  const isIn = study.kind === 'event' && (study.state === 'learning' || study.state === 'finished')
  if (!isIn || !study.sessionId) return { broadcast: null }
  const [meeting] = await store.meetingsOfSessions(ctx.db, [study.sessionId])
  const session = await sessionFacts(ctx, study.programmeId, study.sessionId)
  const days = meeting?.days ?? (session ? spansOf(session) : [])
  if (days.length === 0 || stateAt(days, ctx.now) === 'over') return { broadcast: null }
  return { broadcast: presentBroadcast(days, await broadcastLink(ctx, study.sessionId), ctx.now) }
}

/** Days of the events that a person is put down for: with their hours where they are known. */
export interface OwnEvent {
  readonly studyId: string
  readonly programmeId: string
  /** Null: its organiser has not set its hours yet. */
  readonly meetingId: string | null
  readonly title: string
  readonly organisation: string
  readonly startsOn: string
  readonly endsOn: string
  readonly days: readonly { readonly startsAt: Date; readonly endsAt: Date }[]
  readonly version: number
}

export async function eventsOf(ctx: Context, personId: string): Promise<OwnEvent[]> {
  const studies = await eventStudiesOf(ctx, personId)
  const meetings = await store.meetingsOfSessions(
    ctx.db,
    studies.flatMap((s) => s.sessionId ?? []),
  )
  return studies.map((s) => {
    const meeting = meetings.find((m) => m.sessionId === s.sessionId)
    return {
      studyId: s.id,
      programmeId: s.programmeId,
      meetingId: s.state === 'applied' ? null : (meeting?.id ?? null),
      title: s.title,
      organisation: s.organisationName,
      startsOn: s.startsOn,
      endsOn: s.endsOn ?? s.startsOn,
      days: meeting?.days ?? [],
      version: meeting?.version ?? 0,
    }
  })
}
