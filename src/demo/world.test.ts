/** Promises of the demo world: real content, years of history, everybody within their own specialty. */
import { describe, expect, test } from 'vitest'
import { partsOf } from './course-pages.ts'
import { demoCmi5Package } from './cmi5-package.ts'
import { demoCourses, demoLectures } from './lectures.ts'
import { demoPackage } from './packages.ts'
import { pastProgrammes, terms } from './past-programmes.ts'
import { pastTopics } from './past-topics.ts'
import { pastLearners, pastTurns } from './past-turns.ts'
import { mainSpecialtyOf, specialtyName } from './posts.ts'
import { demoProgrammes } from './programmes.ts'

const now = new Date('2026-11-29T09:00:00Z')

describe('learning packages', () => {
  test('twenty: seven of SCORM 1.2, seven of SCORM 2004, six of cmi5, several of them of several lessons', () => {
    const of = (standard: string) => demoCourses.filter((c) => c.standard === standard)
    expect([of('scorm12'), of('scorm2004'), of('cmi5')].map((c) => c.length)).toEqual([7, 7, 6])
    for (const standard of ['scorm2004', 'cmi5'])
      expect(of(standard).filter((c) => c.isSplit).length).toBeGreaterThanOrEqual(2)
  })

  test.for(demoCourses)('$lecture.title: substance, questions that can be answered, a file', (course) => {
    const { lecture } = course
    expect(lecture.sections.length).toBeGreaterThanOrEqual(3)
    expect(lecture.questions.length).toBeGreaterThanOrEqual(3)
    for (const q of lecture.questions) {
      expect(q.why, q.words).not.toBe('')
      expect(new Set(q.choices).size, q.words).toBe(q.choices.length)
      for (const place of q.right) expect(q.choices[place], q.words).toBeDefined()
    }
    const parts = partsOf(lecture, course.isSplit)
    expect(parts.flatMap((p) => p.questions)).toEqual(lecture.questions)
    expect(parts.flatMap((p) => p.sections.flatMap((s) => s.text))).toEqual(
      lecture.sections.flatMap((s) => s.text),
    )
    const zip = course.standard === 'cmi5' ? demoCmi5Package(course) : demoPackage(course.standard, course)
    expect(zip.subarray(0, 2).toString()).toBe('PK')
  })

  test('no two lectures of one name', () => {
    expect(new Set(demoLectures.map((l) => l.title)).size).toBe(demoLectures.length)
  })
})

describe('years of history', () => {
  test('three hundred programmes and more beside those of the years before; no name twice in one school', () => {
    expect(demoProgrammes(now, new Map()).length).toBeGreaterThanOrEqual(300)
    const old = pastProgrammes(now).map((p) => `${p.school} ${p.fields.title}`)
    expect(new Set(old).size).toBe(old.length)
  })

  test('every intake of the past is over, and one is ahead', () => {
    for (const { fields, sessions } of pastProgrammes(now).filter((p) => p.fields.kind === 'advanced')) {
      const over = sessions.filter((s) => s.endsOn < '2026-11-29')
      expect([over.length, sessions.length], fields.title).toEqual([terms.length, terms.length + 1])
    }
  })

  test('everybody who works learns, each within a specialty of their own', () => {
    for (const person of pastLearners) {
      const own = pastTurns.filter((t) => t.person === person)
      expect(own.length, person.login).toBeGreaterThan(0)
      const allowed = [mainSpecialtyOf(person), ...(person.login === 'orlova' ? ['31.08.12'] : [])]
      for (const { specialty } of own) expect(allowed, person.login).toContain(specialty)
    }
  })

  test('every specialty that they have is taught and has a name', () => {
    for (const person of pastLearners) {
      const key = mainSpecialtyOf(person)
      expect(
        pastTopics.map((t) => t.specialty),
        person.post,
      ).toContain(key)
      expect(specialtyName(key), person.post).not.toBe(key)
    }
  })

  test('nothing is learnt twice by one person; every end is seen', () => {
    const keys = pastTurns.map((t) => `${t.person.login} ${t.specialty} ${t.kind} ${t.place}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect([...new Set(pastTurns.map((t) => t.ending))].toSorted()).toEqual(
      ['annulled', 'cancelled', 'failed', 'finished', 'late', 'refused'].toSorted(),
    )
  })
})
