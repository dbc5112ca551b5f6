/** What a package is given back of what it kept: SCORM says what is its own and what is the portal's. Pure. */

type State = Readonly<Record<string, unknown>>

const part = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as State)[key] : undefined
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A lesson that was left by a broken line, a closed lid, a dead battery never said «suspend»; it goes on all the same. */
const goesOn = (exit: string, isEnded: boolean): boolean => exit === 'suspend' || !isEnded

export interface Resumed {
  readonly cmi: Record<string, unknown>
}

export interface About {
  readonly learner: { readonly id: string; readonly name: string }
  readonly launchData: string
  readonly masteryScore: number | null
  readonly passingScore: number | null
  readonly maxTime: string
  readonly timeLimitAction: string
  readonly completionThreshold: number | null
  readonly isPreview: boolean
}

const given = (entries: readonly (readonly [string, unknown])[]): Record<string, unknown> =>
  Object.fromEntries(entries.filter(([, value]) => value !== '' && value !== null && value !== undefined))

export function resumed12(kept: State | undefined, about: About): Resumed {
  const cmi = part(kept, 'cmi')
  const core = part(cmi, 'core')
  const entry = kept
    ? goesOn(text(part(core, 'exit')), kept['isEnd'] === true)
      ? 'resume'
      : ''
    : 'ab-initio'
  return {
    cmi: given([
      ['suspend_data', part(cmi, 'suspend_data')],
      ['comments', part(cmi, 'comments')],
      ['launch_data', about.launchData],
      ['objectives', part(cmi, 'objectives')],
      ['student_preference', part(cmi, 'student_preference')],
      [
        'student_data',
        given([
          ['mastery_score', about.masteryScore === null ? '' : String(about.masteryScore)],
          ['max_time_allowed', about.maxTime],
          ['time_limit_action', about.timeLimitAction],
        ]),
      ],
      [
        'core',
        given([
          ['student_id', about.learner.id],
          ['student_name', about.learner.name],
          ['lesson_location', part(core, 'lesson_location')],
          ['lesson_status', part(core, 'lesson_status')],
          ['score', part(core, 'score')],
          ['total_time', part(core, 'total_time')],
          ['lesson_mode', about.isPreview ? 'browse' : 'normal'],
          ['credit', about.isPreview ? 'no-credit' : 'credit'],
          ['entry', entry],
        ]),
      ],
    ]),
  }
}

/** What it kept, without what every beginning has anew. */
const own2004 = [
  'location',
  'suspend_data',
  'completion_status',
  'success_status',
  'progress_measure',
  'score',
  'objectives',
  'interactions',
  'comments_from_learner',
  'learner_preference',
  'total_time',
] as const

export function resumed2004(kept: State | undefined, about: About): Resumed {
  const cmi = part(kept, 'cmi')
  const entry = kept ? (goesOn(text(part(cmi, 'exit')), kept['isEnd'] === true) ? 'resume' : '') : 'ab-initio'
  return {
    cmi: given([
      ...own2004.map((name) => [name, part(cmi, name)] as const),
      ['learner_id', about.learner.id],
      ['learner_name', about.learner.name],
      ['launch_data', about.launchData],
      ['max_time_allowed', about.maxTime],
      ['time_limit_action', about.timeLimitAction],
      ['completion_threshold', about.completionThreshold === null ? '' : String(about.completionThreshold)],
      ['scaled_passing_score', about.passingScore === null ? '' : String(about.passingScore)],
      ['mode', about.isPreview ? 'browse' : 'normal'],
      ['credit', about.isPreview ? 'no-credit' : 'credit'],
      ['entry', entry],
    ]),
  }
}
