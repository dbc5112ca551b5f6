/** Short lectures of the demo world with their questions: what the packages, documents and tests of its programmes are made of. */

import { steadyLectures } from './lectures-steady.ts'
import { urgentLectures } from './lectures-urgent.ts'

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

export const demoLectures: readonly DemoLecture[] = [...urgentLectures, ...steadyLectures]
