/** Short lectures of the demo world with their questions: what the packages, documents and tests of its programmes are made of. */
import type { ExternalFields } from '../modules/content/contract.ts'
import { heartCourses } from './lectures-heart.ts'
import { roomCourses } from './lectures-room.ts'
import { steadyLectures } from './lectures-steady.ts'
import { urgentLectures } from './lectures-urgent.ts'
import { wardCourses } from './lectures-ward.ts'

export interface DemoQuestion {
  readonly words: string
  readonly choices: readonly string[]
  /** Places of right choices; several make a question of several answers. */
  readonly right: readonly number[]
  readonly why: string
}

export interface DemoLecture {
  readonly title: string
  readonly specialty: string
  readonly annotation: string
  readonly sections: readonly { readonly title: string; readonly text: readonly string[] }[]
  readonly questions: readonly DemoQuestion[]
}

/** One lesson of a package. */
export interface CoursePart extends Pick<DemoLecture, 'title' | 'sections' | 'questions'> {
  readonly id: string
}

/** How a lecture is packed. */
export interface DemoCourse {
  readonly lecture: DemoLecture
  readonly standard: 'scorm12' | 'scorm2004' | 'cmi5'
  /** Each section is a lesson of its own, the questions another. */
  readonly isSplit: boolean
  /** Lessons are opened one after another only. */
  readonly isInOrder: boolean
  /** A section of it that is gone through on another platform. */
  readonly outside?: ExternalFields
  /** Share of right answers. */
  readonly pass: number
}

const wholes = [...urgentLectures, ...steadyLectures].map((lecture, i): DemoCourse => ({
  lecture,
  standard: i >= 8 ? 'cmi5' : i % 2 === 0 ? 'scorm12' : 'scorm2004',
  isSplit: false,
  isInOrder: false,
  pass: 0.66,
}))

/** Seven of SCORM 1.2, seven of SCORM 2004, six of cmi5; no two programs of authors pack alike. */
export const demoCourses: readonly DemoCourse[] = [...wholes, ...heartCourses, ...wardCourses, ...roomCourses]

export const demoLectures: readonly DemoLecture[] = demoCourses.map((c) => c.lecture)
