/** D1: how one piece of learning stands: dates, result, document; and the way out of it. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { fullDay, period } from '../../../web/ui/dates.ts'
import { DangerAct } from '../../../web/ui/danger-act.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Progress } from '../../../web/ui/progress.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { cancelStudy, type Study } from '../contract.ts'
import { tones } from './list.tsx'
import { studiesKey } from './query.ts'
import { StudyStage } from './stage.tsx'
import { text } from './text.ts'
import '../../../web/look/studies.css'

export function StudyState({ study: s }: { readonly study: Study }) {
  const isAhead = s.stage?.step === 'enrolled'
  return (
    <Sheet title={text.stateTitle}>
      <div className="stack close">
        {isAhead ? (
          <Status tone="ours">{text.beginsStatus}</Status>
        ) : (
          <Status tone={tones[s.state]}>{text.states[s.state]}</Status>
        )}
        {s.stage && <StudyStage study={s} stage={s.stage} />}
        {s.state === 'learning' && !isAhead && (
          <Progress value={s.share * 100} label={`${text.progress}: ${s.title}`} />
        )}
        <Facts
          column
          facts={[
            [text.credits, text.volume(s.hours, s.credits)],
            [text.dates, s.endsOn ? period(s.startsOn, s.endsOn) : fullDay(s.startsOn)],
            [text.basis, text.bases[s.basis]],
            [text.order, s.orderNumber],
            [text.result, s.finishedOn && s.via ? text.finishedOn(fullDay(s.finishedOn)) : null],
            [text.score, s.score === null ? null : text.scoreOf(s.score)],
            [text.document, s.documentNumber],
            [
              text.certificate,
              s.certificateId && s.state === 'finished' ? (
                <Link key="certificate" href={`/certificates/${s.certificateId}`}>
                  {text.certificateOpen}
                </Link>
              ) : null,
            ],
            [text.reason, s.reason],
            [
              text.programme,
              <Link key="programme" href={`/catalogue/${s.programmeId}`}>
                {s.number}
              </Link>,
            ],
            [
              text.organisation,
              <Link key="organisation" href={`/organisations/${s.organisation.id}`}>
                {s.organisation.name}
              </Link>,
            ],
          ]}
        />
        {s.can.cancel && <Leave study={s} />}
      </div>
    </Sheet>
  )
}

function Leave({ study: s }: { readonly study: Study }) {
  const cache = useQueryClient()
  const state = s.state === 'applied' ? 'applied' : 'learning'
  return (
    <DangerAct
      kind="danger-plain"
      act={text.cancel[state]}
      title={text.cancelTitle[state]}
      keep={text.cancelKeep}
      run={() => call(cancelStudy, { params: { id: s.id } })}
      onDone={() => toast(text.cancelled)}
      onSettled={() => cache.invalidateQueries({ queryKey: studiesKey })}
    >
      {text.cancelNote[state]}
    </DangerAct>
  )
}
