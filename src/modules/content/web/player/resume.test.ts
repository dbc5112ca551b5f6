/** D2: a package goes on with what it kept: after «suspend», and after a lid that was closed without a word. */
import { expect, test } from 'vitest'
import { resumed12, resumed2004, type About } from './resume.ts'

const about: About = {
  learner: { id: '7', name: 'Орлова Екатерина' },
  launchData: 'тема=3',
  masteryScore: 80,
  passingScore: 0.8,
  maxTime: '',
  timeLimitAction: '',
  completionThreshold: null,
  isPreview: false,
}
const core12 = (kept: Record<string, unknown> | undefined, over: Partial<About> = {}) =>
  resumed12(kept, { ...about, ...over }).cmi['core'] as Record<string, unknown>

test('D2 SCORM 1.2 begins anew, goes on, or looks back', () => {
  expect(core12(undefined)).toEqual({
    student_id: '7',
    student_name: 'Орлова Екатерина',
    lesson_mode: 'normal',
    credit: 'credit',
    entry: 'ab-initio',
  })
  const kept = (exit: string, isEnd: boolean) => ({
    isEnd,
    cmi: {
      suspend_data: 'стр=3',
      core: {
        exit,
        lesson_location: '3',
        lesson_status: 'incomplete',
        session_time: '00:10:00',
        total_time: '01:00:00',
      },
    },
  })
  expect(core12(kept('suspend', true))).toMatchObject({
    entry: 'resume',
    lesson_location: '3',
    total_time: '01:00:00',
  })
  expect(core12(kept('', false))['entry']).toBe('resume')
  expect(core12(kept('', true))['entry']).toBeUndefined()
  expect(core12(kept('suspend', true))).not.toHaveProperty('session_time')
  expect(core12(undefined, { isPreview: true })).toMatchObject({ lesson_mode: 'browse', credit: 'no-credit' })
  expect(resumed12(kept('suspend', true), about).cmi).toMatchObject({
    suspend_data: 'стр=3',
    launch_data: 'тема=3',
    student_data: { mastery_score: '80' },
  })
})

test('D2 SCORM 2004 keeps its place, its answers and its measure', () => {
  const kept = {
    isEnd: false,
    cmi: {
      location: '5',
      suspend_data: 'a',
      completion_status: 'incomplete',
      progress_measure: '0.4',
      exit: '',
      session_time: 'PT5M',
      mode: 'normal',
      interactions: { 0: { id: 'q1' } },
    },
  }
  const { cmi } = resumed2004(kept, about)
  expect(cmi).toMatchObject({
    location: '5',
    suspend_data: 'a',
    progress_measure: '0.4',
    interactions: { 0: { id: 'q1' } },
    scaled_passing_score: '0.8',
    entry: 'resume',
    learner_name: 'Орлова Екатерина',
  })
  expect(cmi).not.toHaveProperty('session_time')
  expect(cmi).not.toHaveProperty('exit')
})
