/** D7+: a code of an event (ИКП) credits it to whoever brings it first; guessing is slowed down, and each refusal says which. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { tooMany } from '../../../platform/refusals.ts'
import { readSpoken } from '../../../platform/spoken-code.ts'
import { enrolByCode, eventStudiesOf, finishByPresence } from '../../studies/index.ts'
import { noPlaces, programmeClosed, studyFinishedBefore, studyTwice } from '../../studies/contract.ts'
import * as no from '../contract.ts'
import { codeUsed, type Meeting } from '../contract.ts'
import * as meetings from '../store.ts'
import * as store from '../store/codes.ts'
import { codeSigns, macOf } from './make-codes.ts'
import { readMeeting } from './own-meetings.ts'

/** Wrong codes of one person in one hour. */
const mostMisses = 10
const hourMs = 3_600_000

export async function enterCode(
  ctx: Context,
  entry: { readonly code: string; readonly meetingId?: string | undefined },
): Promise<Meeting> {
  const code = readSpoken(entry.code, codeSigns)
  const miss = await countTry(ctx)
  try {
    if (!code)
      throw new Problem(no.codeUnknown, { detail: `В коде ${codeSigns} знаков: латинские буквы и цифры` })
    const meeting = await ctx.transaction((tx) => take(tx, code, entry.meetingId))
    await forget(ctx, miss)
    return meeting
  } catch (error) {
    // Whoever holds a real code is no guesser, even if it does not help them.
    if (!(error instanceof Problem) || error.code !== no.codeUnknown.code) await forget(ctx, miss)
    throw error
  }
}

const forget = (ctx: Context, miss: string) => ctx.apart((tx) => store.dropMiss(tx.db, miss))

/** Counted before the code is looked at, in a transaction of its own: many tries at once are many, and a refusal undoes none. */
const countTry = (ctx: Context): Promise<string> =>
  ctx.apart(async (tx) => {
    const personId = personOf(tx)
    await store.lockMisses(tx.db, personId)
    const misses = await store.missesSince(tx.db, personId, new Date(tx.now.getTime() - hourMs))
    if (misses.length >= mostMisses) {
      const wait = misses.at(-mostMisses)!.getTime() + hourMs - tx.now.getTime()
      throw new Problem(tooMany, {
        detail: 'Десять неверных кодов за час. Сверьте код с бумагой или спросите организатора',
        retryAfterSeconds: Math.ceil(wait / 1000),
      })
    }
    return store.addMiss(tx.db, personId, tx.now)
  })

async function take(tx: Context, code: string, wanted: string | undefined): Promise<Meeting> {
  const personId = personOf(tx)
  // Over the second wall: the code is the organiser's until somebody brings it.
  const found = await tx.beyond((all) => store.lockCode(all.db, macOf(all, code)))
  if (!found) throw new Problem(no.codeUnknown, { detail: 'Сверьте каждый знак с бумагой' })
  const meeting = (await meetings.findMeeting(tx.db, found.meetingId))!
  if (wanted !== undefined && wanted !== meeting.id) throw new Problem(no.codeElsewhere)
  // A double click, or the answer was lost on the way: it is theirs already.
  if (found.usedBy === personId) return readMeeting(tx, meeting.id)
  if (found.usedBy !== null) throw new Problem(no.codeTaken)
  if (found.isVoid || !meeting.codes) throw new Problem(no.codeVoid)
  if (tx.now < meeting.codes.from)
    throw new Problem(no.codeEarly, { detail: `Действует с ${momentWords(meeting.codes.from)}` })
  if (tx.now > meeting.codes.until)
    throw new Problem(no.codeLate, { detail: `Действовал до ${momentWords(meeting.codes.until)}` })
  const study = (await eventStudiesOf(tx, personId)).find((s) => s.sessionId === meeting.sessionId)
  if (study?.state === 'finished') throw new Problem(no.creditedBefore)
  if (!study) await enrolHere(tx, meeting)
  const isFinished = await finishByPresence(tx, {
    personId,
    programmeId: meeting.programmeId,
    via: 'code',
    on: moscowDay(tx.now < meeting.endsAt ? tx.now : meeting.endsAt),
  })
  if (!isFinished)
    throw new Problem(no.notEnrolled, {
      detail: `«${meeting.title}»: ваша запись ждёт решения организатора. Спросите его`,
    })
  await tx.beyond((all) => store.setUsed(all.db, found.mac, personId, all.now))
  await tx.record({
    subjectId: personId,
    object: { kind: 'meeting', id: meeting.id },
    details: { title: meeting.title },
  })
  await tx.publish(codeUsed, { meetingId: meeting.id, personId, programmeId: meeting.programmeId })
  return readMeeting(tx, meeting.id)
}

/** Whoever came without enrolling: the code does both at once. What stands in the way is said with the way out. */
async function enrolHere(tx: Context, m: meetings.MeetingRecord): Promise<void> {
  try {
    await enrolByCode(tx, m)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === studyFinishedBefore.code) throw new Problem(no.creditedBefore)
    throw new Problem(no.notEnrolled, {
      detail: `«${m.title}»: ${wayOut[error.code] ?? error.refusal.title}`,
    })
  }
}

const wayOut: Readonly<Record<string, string>> = {
  [noPlaces.code]: 'места кончились. Попросите организатора добавить место и введите код ещё раз',
  [studyTwice.code]:
    'вы записаны на другой набор этого мероприятия. Откажитесь от той записи в «Моём обучении» и введите код ещё раз',
  [programmeClosed.code]: 'организатор снял эту программу. Спросите его, как вам засчитают участие',
}

const words = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Europe/Moscow',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})
const momentWords = (at: Date): string => `${words.format(at)} по Москве`
