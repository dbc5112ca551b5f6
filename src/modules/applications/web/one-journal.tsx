/** The event journal: newest above, exact times, what is still ahead dashed — and how sure that is. */
import { useNow } from '../../../web/ui/clock.tsx'
import { day, isoDay } from '../../../web/ui/dates.ts'
import { Journal, type Step } from '../../../web/ui/journal.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { fileSize } from '../../../web/ui/words.ts'
import type { Application, JournalLine } from '../contract.ts'
import { text, toneOf } from './text.ts'

export function JournalSheet({ application: a }: { readonly application: Application }) {
  const now = useNow()
  return (
    <Sheet title={text.journal} side={<span className="tiny">{text.moscow}</span>}>
      <Journal
        name={text.journal}
        steps={[...aheadOf(a, now), ...a.journal.map((line) => stepOf(line, a))]}
      />
    </Sheet>
  )
}

/** The decision still to come; a stopped clock says from when it counts. */
function aheadOf(a: Application, now: Date): Step[] {
  if (a.clock === 'over' || !a.dueOn) return []
  const note = a.clock === 'stopped' ? text.fromAnswer : forecastWords(a, now)
  return [{ at: a.dueOn, tone: 'quiet', title: text.decision, note, ahead: true }]
}

function forecastWords({ forecast, dueOn }: Application, now: Date): string {
  if (!forecast || !dueOn) return ''
  const today = isoDay(now)
  const late =
    dueOn < today
      ? [text.forecastLate(day(dueOn, now))]
      : forecast.on > dueOn
        ? [text.forecastLater(day(forecast.on, now))]
        : []
  const sure =
    forecast.keptShare === null
      ? forecast.basis === 'norm'
        ? [text.norm]
        : []
      : [text.accuracy(forecast.keptShare, forecast.reviewCount)]
  return [...late, text.ahead(forecast.ahead), ...sure].map((words) => `${words}.`).join(' ')
}

function stepOf(line: JournalLine, a: Application): Step {
  const at = line.at
  switch (line.act) {
    case 'drafted':
      return { at, tone: 'quiet', title: text.drafted }
    case 'submitted':
      return { at, tone: 'done', title: line.note ?? text.submitted, note: scanNote(a) }
    case 'claimed':
      return { at, tone: 'ours', title: text.statusWords['under-review'], note: text.checks(line.who ?? '') }
    case 'asked':
      return { at, tone: 'yours', title: text.asked, note: text.stopped }
    case 'answered':
      return { at, tone: 'ours', title: text.answered }
    case 'approved':
      return { at, tone: 'done', title: text.statusWords.approved, note: text.decidedBy(line.who ?? '') }
    case 'rejected':
      return { at, ...refusal(a), note: line.note ?? undefined }
    case 'withdrawn':
      return { at, tone: 'quiet', title: text.withdrawn }
  }
}

function refusal({ status, decision }: Application): Pick<Step, 'tone' | 'title'> {
  const shown = { status, isReturned: decision?.isReturned ?? false }
  return { tone: toneOf(shown), title: text.statusWord(shown) }
}

function scanNote({ files }: Application): string | undefined {
  if (files.length === 0) return undefined
  return text.scanTaken(files.length, fileSize(files.reduce((sum, f) => sum + (f.sizeBytes ?? 0), 0)))
}
