/** What is inside a material, as the database keeps it. */
import { z } from 'zod'
import { Sequencing } from './sequencing.ts'

/** The tree of lessons as SCORM 2004 orders them. */
export interface Activity {
  readonly id: string
  readonly title: string
  readonly isVisible: boolean
  readonly children: readonly Activity[]
  /** Null: nothing in the package is said of the order, or it was brought before the portal kept it. */
  readonly order: Sequencing | null
}
const Activity: z.ZodType<Activity> = z.object({
  id: z.string(),
  title: z.string(),
  isVisible: z.boolean(),
  get children() {
    return z.array(Activity)
  },
  order: Sequencing.nullable().default(null),
})

/** One lesson that is opened and keeps its own state. */
export const Sco = z.object({
  id: z.string(),
  title: z.string(),
  /** Inside the package. */
  path: z.string(),
  /** With its question mark or hash; empty when there are none. */
  parameters: z.string(),
  /** Says nothing of its learner: opened is learnt. */
  isAsset: z.boolean(),
  launchData: z.string(),
  /** 0–100, SCORM 1.2. */
  masteryScore: z.number().nullable(),
  /** −1–1, SCORM 2004: by it the lesson's own score says whether it is passed. */
  passingScore: z.number().nullable().default(null),
  maxTime: z.string(),
  timeLimitAction: z.string(),
  completionThreshold: z.number().nullable(),
})
export type Sco = z.output<typeof Sco>

export const ScormInside = z.object({
  kind: z.enum(['scorm12', 'scorm2004']),
  title: z.string(),
  scos: z.array(Sco),
  tree: Activity,
})
export type ScormInside = z.output<typeof ScormInside>

/** The structure itself is kept by cmi5. */
export const Cmi5Inside = z.object({
  kind: z.literal('cmi5'),
  courseId: z.uuid(),
  title: z.string(),
  units: z.array(z.object({ id: z.string(), title: z.string() })),
})
export type Cmi5Inside = z.output<typeof Cmi5Inside>

/** The one activity that `tincan.xml` launches. */
export const XapiInside = z.object({
  kind: z.literal('xapi'),
  title: z.string(),
  activityId: z.string(),
  /** Inside the package. */
  path: z.string(),
  /** With its question mark or hash; empty when there are none. */
  parameters: z.string(),
})
export type XapiInside = z.output<typeof XapiInside>

/** Seconds by the film's own heading; pages of a document. */
export const VideoInside = z.object({ kind: z.literal('video'), seconds: z.number() })
export const PdfInside = z.object({ kind: z.literal('pdf'), pages: z.int() })

export const Inside = z.union([ScormInside, Cmi5Inside, XapiInside, VideoInside, PdfInside])
export type Inside = z.output<typeof Inside>
