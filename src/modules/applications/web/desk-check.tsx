/** The comparison pane: fields with verdicts, the talk, and the bar of decision that says why something cannot be done. */
import { useId } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, moment, time } from '../../../web/ui/dates.ts'
import { CheckHead, CompareField, DecideBar } from '../../../web/ui/desk/desk.tsx'
import { LinkButton } from '../../../web/ui/link.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Talk, Talks } from '../../../web/ui/talk.tsx'
import { nb } from '../../../web/ui/words.ts'
import { RejectionCode, rejectionWords, type DeskApplication, type TalkLine } from '../contract.ts'
import type { DeskActs } from './desk-acts.ts'
import { FieldRead } from './desk-field-read.tsx'
import { desk } from './desk-text.ts'
import { text, tones } from './text.ts'

export interface DeskCheckProps {
  readonly application: DeskApplication
  readonly acts: DeskActs
  readonly on: string
  readonly setOn: (key: string) => void
  readonly press: (key: string, matches: boolean | null) => void
  /** Marks what is not marked yet; absent while the scan is unseen or there is too little to mark. */
  readonly agreeRest: (() => void) | undefined
  readonly works: boolean
  readonly rejects: boolean
  readonly why: string | undefined
  readonly reason: RejectionCode | ''
  readonly setReason: (reason: RejectionCode | '') => void
  readonly approve: () => void
  readonly open: (dialog: 'ask' | 'reject') => void
}

const verdictOf = (matches: boolean | null | undefined) =>
  matches === true ? 'yes' : matches === false ? 'no' : null

export function DeskCheck(props: DeskCheckProps) {
  const { application: a, acts, on, setOn, press, agreeRest, works } = props
  const now = useNow()
  const marked = a.facts.filter((f) => (acts.marks[f.key]?.matches ?? null) !== null).length
  return (
    <>
      <CheckHead
        title={desk.checkTitle(a.facts.length)}
        done={desk.done(marked, a.facts.length)}
        note={desk.note(a.number, day(a.submittedAt, now))}
      />
      {a.talk.length > 0 && (
        <div className="check-talk" role="group" aria-label={desk.talk}>
          <Talks>
            {a.talk.map((line) => (
              <Talk key={line.id} who={whoOf(line)} at={line.at} mine={line.isMine}>
                {line.text}
              </Talk>
            ))}
          </Talks>
        </div>
      )}
      {a.facts.map((f) => {
        const mark = acts.marks[f.key]
        const verdict = verdictOf(mark?.matches)
        return (
          <div key={f.key}>
            <CompareField
              label={f.label}
              value={nb(f.value)}
              note={verdict === 'no' ? (mark?.onScan ? desk.onScan(mark.onScan) : desk.differs) : f.note}
              isOdd={f.isOdd}
              verdict={verdict}
              onVerdict={(to) => press(f.key, to === null ? null : to === 'yes')}
              isOn={f.key === on}
              onFocus={() => setOn(f.key)}
              disabled={!works}
            />
            {f.key === on && verdict === 'no' && works && (
              <FieldRead
                value={mark?.onScan ?? ''}
                onSave={(onScan) => acts.mark({ [f.key]: { matches: false, onScan } })}
              />
            )}
          </div>
        )
      })}
      {agreeRest && (
        <div className="check-note">
          <Button size="small" kind="plain" onClick={agreeRest}>
            {marked === 0 ? desk.allAgree : desk.restAgrees(a.facts.length - marked)}
          </Button>
        </div>
      )}
      <div className="check-spare" />
      {a.clock === 'over' ? <Over application={a} /> : <Bar {...props} />}
    </>
  )
}

const whoOf = (line: TalkLine): string =>
  line.isMine
    ? text.you
    : line.from === 'applicant'
      ? desk.applicant(line.author)
      : text.verifier(line.author)

function Over({ application: a }: { readonly application: DeskApplication }) {
  const now = useNow()
  return (
    <div className="check-note small">
      <Status tone={a.decision?.isReturned ? 'quiet' : tones[a.status]}>
        {text.statusWord({ status: a.status, isReturned: a.decision?.isReturned ?? false })}
      </Status>
      {a.decision && <p>{desk.decidedBy(a.decision.by, moment(a.decision.at, now))}</p>}
      {a.decision?.reason && <p>{nb(a.decision.reason)}</p>}
    </div>
  )
}

function Bar(props: DeskCheckProps) {
  const { application: a, acts, works, rejects, why, reason, setReason, approve, open } = props
  const whyId = useId()
  const now = useNow()
  const isOthers = a.holder !== null && !a.holder.isMe
  const said = acts.fault ?? (isOthers ? heldWords(a) : a.question ? questionWords(a, now) : why)
  return (
    <>
      {works && (
        <p className="check-note tiny">
          {a.can.claim ? desk.untaken : desk.taken}{' '}
          {a.can.remark && <LinkButton onClick={() => void acts.giveBack()}>{desk.giveBack}</LinkButton>}
        </p>
      )}
      <DecideBar
        whyId={whyId}
        why={said}
        reason={
          rejects && (
            // The bar covers a phone's fields: there a reason stands in it only when something differs.
            <div className={reason === '' ? 'hide-phone' : undefined}>
              <SelectField
                name="reason"
                label={desk.reason}
                value={reason}
                onChange={(value) => setReason(codeOf(value))}
                options={[
                  { value: '', label: desk.noReason },
                  ...RejectionCode.options.map((value) => ({ value, label: rejectionWords[value] })),
                ]}
                searchable={false}
              />
            </div>
          )
        }
        main={
          <>
            <Button
              size="small"
              kind={works && why === undefined ? 'main' : 'plain'}
              wide="always"
              hint="A"
              why={whyId}
              disabled={!works || why !== undefined}
              busy={acts.isBusy && why === undefined}
              onClick={approve}
            >
              {desk.approve}
            </Button>
            <Button
              size="small"
              kind={works && why !== undefined ? 'main' : 'plain'}
              wide="always"
              hint="Q"
              why={whyId}
              disabled={!works}
              onClick={() => open('ask')}
            >
              {desk.askWord}
            </Button>
          </>
        }
        reject={
          <Button
            kind="danger-plain"
            size="small"
            hint="R"
            why={whyId}
            disabled={!rejects}
            onClick={() => open('reject')}
          >
            {desk.reject}
          </Button>
        }
      />
      {acts.fault && (
        <div className="for-readers" role="alert">
          {acts.fault}
        </div>
      )}
    </>
  )
}

const codeOf = (value: string): RejectionCode | '' => {
  const parsed = RejectionCode.safeParse(value)
  return parsed.success ? parsed.data : ''
}

const heldWords = (a: DeskApplication): string =>
  a.holder ? desk.heldNote(a.holder.name, time(a.holder.until)) : ''

const questionWords = (a: DeskApplication, now: Date): string =>
  a.question ? (a.question.isOverdue ? desk.answerLate : desk.waitsAnswer(day(a.question.deadline, now))) : ''
