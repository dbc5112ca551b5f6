/** A try as the learner sees it: what is right leaves the server when it helps no further try. */
import type { Attempt } from '../contract.ts'
import { mayExplain, rightOf, shownOf } from '../domain/attempt.ts'
import type { AnswerRow, AttemptRow } from '../store/attempts.ts'
import type { ItemRow } from '../store/editions.ts'

export interface AttemptParts {
  readonly attempt: AttemptRow
  readonly item: Pick<ItemRow, 'id' | 'title'>
  readonly answers: readonly AnswerRow[]
  readonly left: number | null
  /** Of this test in this study, this one too. */
  readonly tries: readonly Pick<AttemptRow, 'state' | 'is_passed'>[]
  /** The study goes on: another try may be begun. */
  readonly isLearning: boolean
  readonly isFinished: boolean
  readonly now: Date
}

export function presentAttempt({
  attempt: a,
  item,
  answers,
  left,
  tries,
  isLearning,
  isFinished,
  now,
}: AttemptParts): Attempt {
  const isEnded = a.state !== 'running'
  const isExplained = isEnded && mayExplain(tries, { left, isFinished })
  const byQuestion = new Map(answers.map((one) => [one.question, one]))
  return {
    id: a.id,
    studyId: a.study_id,
    itemId: item.id,
    title: item.title,
    purpose: a.rules.purpose,
    number: a.number,
    state: a.state,
    passPercent: a.rules.passPercent,
    beganAt: a.began_at.toISOString(),
    dueAt: a.due_at?.toISOString() ?? null,
    now: now.toISOString(),
    finishedAt: a.finished_at?.toISOString() ?? null,
    markDueOn: a.state === 'review' ? a.mark_due_on : null,
    questions: a.questions.map((taken, n) => {
      const answer = byQuestion.get(n)
      const isFree = taken.question.kind === 'text'
      return {
        shown: shownOf(taken),
        answer: answer?.value ?? null,
        points: isEnded ? (answer ? answer.points : 0) : null,
        right: isExplained ? rightOf(taken) : null,
        explanation: isExplained ? taken.question.explanation || null : null,
        remark: isEnded && isFree ? (answer?.remark ?? null) : null,
      }
    }),
    isExplained,
    points: a.points,
    maxPoints: a.max_points,
    isPassed: a.is_passed,
    attemptsLeft: left,
    can: { answer: !isEnded, repeat: isEnded && isLearning && left !== 0 },
  }
}
