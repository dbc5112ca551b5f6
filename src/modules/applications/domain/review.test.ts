import { describe, expect, test } from 'vitest'
import { Problem } from '../../../platform/problem.ts'
import { ApplicationStatus, type Decision } from '../contract.ts'
import { claimed, holdOf, keptBy, leaseMs, released } from './holding.ts'
import type { ApplicationRecord } from './record.ts'
import * as review from './review.ts'

const at = new Date('2026-11-23T07:42:00Z')
const later = (ms: number) => new Date(at.getTime() + ms)
const [me, other] = ['11111111-0000-7000-8000-000000000001', '11111111-0000-7000-8000-000000000002']

const fresh = review.submitted(
  {
    id: '0193a1de-0000-7000-8000-00000000000a',
    number: '2026-000123',
    kind: 'education-record',
    subjectId: '0193a1de-0000-7000-8000-00000000000b',
    title: 'Проверка диплома',
    applicantId: '0193a1de-0000-7000-8000-00000000000c',
    facts: [
      { key: 'number', label: 'Номер', value: '0114823' },
      { key: 'hours', label: 'Объём', value: '504 ч' },
    ],
    dueOn: '2026-11-26',
  },
  at,
)
const mine: ApplicationRecord = { ...fresh, verifierId: me, verifierSeenAt: at }
const question = 'q'
const inStatus = (status: ApplicationStatus): ApplicationRecord => {
  if (status === 'under-review') return mine
  if (status === 'question') return { ...review.asked(mine, me, at).next }
  if (status === 'withdrawn') return review.withdrawn(mine, at).next
  return review.decided(mine, decision(status), { verifierId: me, checks: full }, at).next
}
const full: review.Checks = {
  verdicts: new Map([
    ['number', { matches: true }],
    ['hours', { matches: true }],
  ]),
  hasScan: true,
  isScanOpened: true,
}
const decision = (outcome: 'approved' | 'rejected', version = 1): Decision =>
  outcome === 'approved' ? { outcome, version } : { outcome, version, reason: 'unreadable', comment: '' }
const refusalOf = (act: () => unknown): string => {
  try {
    act()
    return 'done'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

const over = {
  asks: 'application.not-under-review',
  decides: 'application.not-under-review',
  answers: 'application.over',
  withdraws: 'application.over',
  remarks: 'application.over',
  claims: 'application.not-under-review',
}
/** Every act in every status: what may be done, and what the refusal is called. */
const table: Record<
  ApplicationStatus,
  Record<'asks' | 'decides' | 'answers' | 'withdraws' | 'remarks' | 'claims', string>
> = {
  'under-review': {
    asks: 'done',
    decides: 'done',
    answers: 'application.already-answered',
    withdraws: 'done',
    remarks: 'done',
    claims: 'done',
  },
  question: {
    asks: 'application.waits-for-answer',
    decides: 'application.waits-for-answer',
    answers: 'done',
    withdraws: 'done',
    remarks: 'done',
    claims: 'done',
  },
  approved: over,
  rejected: over,
  withdrawn: over,
}
const acts = (a: ApplicationRecord) => ({
  asks: () => review.asked(a, me, at),
  decides: () => review.decided(a, decision('approved', a.version), { verifierId: me, checks: full }, at),
  answers: () => review.answered(a, question, question, at),
  withdraws: () => review.withdrawn(a, at),
  remarks: () => review.remarked(a),
  claims: () => claimed(a, me, at),
})

describe('D6 every act in every status', () => {
  test.for(
    ApplicationStatus.options.flatMap((status) =>
      (Object.keys(table[status]) as (keyof (typeof table)['question'])[]).map(
        (act) => [status, act, table[status][act]] as const,
      ),
    ),
  )('in «%s» one %s: %s', ([status, act, outcome]) =>
    expect(refusalOf(acts(inStatus(status))[act])).toBe(outcome),
  )

  test('each act that changes something moves the version, so that a stale page cannot decide', () => {
    expect(review.asked(mine, me, at).next.version).toBe(2)
    expect(review.answered(inStatus('question'), question, question, at).next.version).toBe(3)
    expect(review.remarked(mine).version).toBe(2)
    expect(
      refusalOf(() =>
        review.decided(review.remarked(mine), decision('approved', 1), { verifierId: me, checks: full }, at),
      ),
    ).toBe('application.changed')
  })
})

describe('D6 a question and its answer', () => {
  test('the question stops the clock and gives three working days', () => {
    const { next, line } = review.asked(mine, me, at)
    expect(next).toMatchObject({
      status: 'question',
      answerBy: '2026-11-26',
      clock: { dueOn: null, daysLeft: 3 },
    })
    expect(line).toMatchObject({ act: 'asked', from: 'under-review', to: 'question', actorId: me, at })
  })

  test('the answer goes back to the queue, and whoever is free may take it', () => {
    const { next } = review.answered(inStatus('question'), question, question, later(3_600_000))
    expect(next).toMatchObject({
      status: 'under-review',
      answerBy: null,
      verifierSeenAt: null,
      clock: { dueOn: '2026-11-26', daysLeft: null },
    })
    expect(claimed(next, other, at).next.verifierId).toBe(other)
  })

  test('an answer to a question that was answered already is told so', () => {
    expect(refusalOf(() => review.answered(inStatus('question'), 'old', question, at))).toBe(
      'application.already-answered',
    )
  })

  test('silence is never a refusal by itself; a person may refuse after the last day, not on it', () => {
    const silent = { ...inStatus('question'), verifierSeenAt: later(3 * 86_400_000) }
    const refuse = (when: Date) =>
      refusalOf(() => review.decided(silent, decision('rejected', 2), { verifierId: me, checks: full }, when))
    expect(refuse(new Date('2026-11-26T20:59:00Z'))).toBe('application.waits-for-answer')
    expect(refuse(new Date('2026-11-26T21:00:00Z'))).toBe('done')
    expect(
      refusalOf(() =>
        review.decided(
          silent,
          decision('approved', 2),
          { verifierId: me, checks: full },
          new Date('2026-12-30T10:00:00Z'),
        ),
      ),
    ).toBe('application.waits-for-answer')
  })
})

describe('D6 a decision', () => {
  const approve = (checks: Partial<review.Checks>) => () =>
    review.decided(mine, decision('approved'), { verifierId: me, checks: { ...full, ...checks } }, at)

  test.for([
    ['a field is not compared', { verdicts: new Map([['number', { matches: true }]]) }],
    [
      'a field differs',
      {
        verdicts: new Map([
          ['number', { matches: true }],
          ['hours', { matches: false }],
        ]),
      },
    ],
    ['no scan was opened', { isScanOpened: false }],
  ] as const)('nothing is approved when %s', ([, checks]) =>
    expect(refusalOf(approve(checks))).toBe('application.not-checked'),
  )

  test('the refusal names what stands in the way', () => {
    const faults = review.approvalFaults(mine, {
      ...full,
      verdicts: new Map([['hours', { matches: false }]]),
      isScanOpened: false,
    })
    expect(faults).toEqual({ differing: ['hours'], unchecked: ['number'], isScanUnseen: true })
  })

  test('marks on fields that the application does not have approve nothing', () => {
    expect(
      refusalOf(
        approve({
          verdicts: new Map([
            ['number', { matches: true }],
            ['other', { matches: true }],
          ]),
        }),
      ),
    ).toBe('application.not-checked')
  })

  test('approved ahead of the promised day, the promise counts as kept; after it, as broken', () => {
    expect(
      review.decided(mine, decision('approved'), { verifierId: me, checks: full }, at).next,
    ).toMatchObject({ status: 'approved', wasKept: true, decidedAt: at, clock: { dueOn: '2026-11-26' } })
    const late = new Date('2026-11-27T10:00:00Z')
    expect(
      review.decided(
        { ...mine, verifierSeenAt: late },
        decision('approved'),
        { verifierId: me, checks: full },
        late,
      ).next,
    ).toMatchObject({ wasKept: false, clock: { daysSpent: 4 } })
  })

  test('a refusal carries its reason in words, and the comment after it', () => {
    const refuse = (reason: 'unreadable' | 'other', comment: string) =>
      review.decided(
        mine,
        { outcome: 'rejected', version: 1, reason, comment },
        { verifierId: me, checks: full },
        at,
      )
    expect(refuse('unreadable', '').next.reason).toBe('Скан не читается')
    expect(refuse('unreadable', 'Нижний край срезан.').line?.note).toBe(
      'Скан не читается. Нижний край срезан.',
    )
    expect(refuse('other', 'Документ отменён.').next.reason).toBe('Документ отменён.')
    expect(refusalOf(() => refuse('other', ''))).toBe('invalid')
  })

  test('withdrawn is nobody’s broken promise', () => {
    expect(review.withdrawn(mine, new Date('2026-12-30T10:00:00Z')).next).toMatchObject({
      status: 'withdrawn',
      wasKept: null,
      verifierSeenAt: null,
    })
  })
})

describe('D6 a verifier holds an application', () => {
  test('while it is held, another is refused and told who holds it', () => {
    expect(refusalOf(() => claimed(mine, other, later(leaseMs - 1)))).toBe('application.held')
    expect(refusalOf(() => keptBy(mine, other, later(leaseMs - 1)))).toBe('application.held')
  })

  test('after half an hour of silence another takes it over, and the first one is told so', () => {
    expect(holdOf(mine, later(leaseMs))).toBeNull()
    const taken = claimed(mine, other, later(leaseMs))
    expect(taken.line).toMatchObject({ act: 'claimed', actorId: other })
    expect(refusalOf(() => keptBy(taken.next, me, later(leaseMs + 1)))).toBe('application.held')
  })

  test('one’s own hold that only grew old is still one’s own', () => {
    expect(keptBy(mine, me, later(leaseMs * 5)).verifierSeenAt).toEqual(later(leaseMs * 5))
  })

  test('who never took it, or gave it back, cannot act', () => {
    expect(refusalOf(() => keptBy(fresh, me, at))).toBe('application.not-held')
    expect(refusalOf(() => keptBy(released(mine, me), me, at))).toBe('application.not-held')
    expect(refusalOf(() => released(mine, other))).toBe('application.not-held')
  })

  test('taking it twice is one line of the journal', () => {
    expect(claimed(fresh, me, at).line).not.toBeNull()
    expect(claimed(mine, me, later(1000)).line).toBeNull()
  })
})
