/** Words and shapes of presence. */
import { z } from 'zod'
import { refusal } from '../../../platform/problem.ts'

/** `between`: the event goes on for several days, and it is not the hour of any. */
export const MeetingState = z.enum(['ahead', 'on', 'between', 'over'])
export type MeetingState = z.output<typeof MeetingState>

/** What must be reached, and how far somebody is. */
export const Standing = z.object({
  /** Whole minutes. */
  minutes: z.int(),
  minMinutes: z.int(),
  /** Checks confirmed, asked until now, planned, and how many must be confirmed. */
  confirmed: z.int(),
  asked: z.int(),
  checks: z.int(),
  needed: z.int(),
  /** Null until the event is over and settled. */
  isConfirmed: z.boolean().nullable(),
  /** «5 из 7 проверок, нужно 5; 412 минут из 405». */
  words: z.string(),
})
export type Standing = z.output<typeof Standing>

/** What became of a check that has come: `open` waits for the answer, `missed` was not answered in its window. */
export const CheckOutcome = z.enum(['confirmed', 'missed', 'open'])
export type CheckOutcome = z.output<typeof CheckOutcome>

export const AskedCheck = z.object({ n: z.int(), askedAt: z.iso.datetime(), outcome: CheckOutcome })
export type AskedCheck = z.output<typeof AskedCheck>

export const Day = z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() })
export type Day = z.output<typeof Day>

const Span = {
  /** The start of the first day, the end of the last. */
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  days: z.array(Day),
  state: MeetingState,
}

/** The link itself is told from an hour before each day until its end. */
export const Broadcast = z.object({ opensAt: z.iso.datetime(), link: z.url().nullable() })
export type Broadcast = z.output<typeof Broadcast>

/** As a listener sees it. */
export const Meeting = z.object({
  id: z.uuid(),
  programmeId: z.uuid(),
  title: z.string(),
  organisation: z.string(),
  place: z.string().nullable(),
  /** Null: there is none. */
  broadcast: Broadcast.nullable(),
  ...Span,
  credits: z.int(),
  windowMinutes: z.int(),
  /** Null: no codes are handed out. */
  codes: z.object({ from: z.iso.datetime(), until: z.iso.datetime() }).nullable(),
  /** Null: nothing is asked during it. */
  standing: Standing.nullable(),
  /** Those that have come, in their order: nobody learns of one that is ahead. */
  asked: z.array(AskedCheck),
  /** The check that waits for an answer now. */
  question: z.object({ n: z.int(), closesAt: z.iso.datetime() }).nullable(),
  /** Already credited, and by what. */
  creditedBy: z.enum(['code', 'presence', 'results', 'content']).nullable(),
  studyId: z.uuid(),
})
export type Meeting = z.output<typeof Meeting>

export const DeskMeeting = z.object({
  id: z.uuid(),
  programmeId: z.uuid(),
  sessionId: z.uuid(),
  title: z.string(),
  ...Span,
  /** On each day, and over all of them. */
  checks: z.int(),
  checksInAll: z.int(),
  windowMinutes: z.int(),
  minMinutes: z.int(),
  needed: z.int(),
  codes: z
    .object({
      from: z.iso.datetime(),
      until: z.iso.datetime(),
      made: z.int(),
      used: z.int(),
      batches: z.array(
        z.object({
          id: z.uuid(),
          madeAt: z.iso.datetime(),
          made: z.int(),
          used: z.int(),
          voidedAt: z.iso.datetime().nullable(),
        }),
      ),
    })
    .nullable(),
  version: z.int(),
  can: z.object({ change: z.boolean(), makeCodes: z.boolean() }),
})
export type DeskMeeting = z.output<typeof DeskMeeting>

export const meetingNotFound = refusal('meeting.not-found', 404, 'Такого мероприятия нет')
export const meetingBegun = refusal(
  'meeting.begun',
  409,
  'Мероприятие уже началось: условия больше не меняются',
)
export const meetingTwice = refusal('meeting.twice', 409, 'Для этого набора присутствие уже настроено')
export const meetingChanged = refusal(
  'meeting.changed',
  409,
  'Условия изменил другой сотрудник: обновите страницу',
)
export const meetingNotOn = refusal('meeting.not-on', 409, 'Мероприятие сейчас не идёт')
export const noOrganiser = refusal(
  'meeting.no-organiser',
  403,
  'Выберите организацию, от имени которой работаете',
)

export const checkOver = refusal('presence.check-over', 409, 'Время ответа на эту проверку прошло')
export const checkNotAsked = refusal('presence.check-not-asked', 409, 'Эта проверка ещё не задана')

export const codeUnknown = refusal('presence.code-unknown', 404, 'Такого кода нет')
export const codeTaken = refusal('presence.code-used', 409, 'Этот код уже использован')
export const codeEarly = refusal('presence.code-early', 409, 'Этот код ещё не действует')
export const codeLate = refusal('presence.code-late', 409, 'Срок этого кода прошёл')
export const codeVoid = refusal('presence.code-void', 409, 'Организатор отменил этот код')
export const codeElsewhere = refusal('presence.code-elsewhere', 409, 'Этот код не для этого мероприятия')
export const notEnrolled = refusal(
  'presence.not-enrolled',
  409,
  'По этому коду записать вас на мероприятие нельзя',
)
export const creditedBefore = refusal('presence.credited-before', 409, 'Это мероприятие вам уже засчитано')
