/** Words of cmi5 (§9.3, §9.6). */

const adl = 'http://adlnet.gov/expapi/verbs'
const w3id = 'https://w3id.org/xapi/adl/verbs'

export const verbs = {
  launched: `${adl}/launched`,
  initialized: `${adl}/initialized`,
  completed: `${adl}/completed`,
  passed: `${adl}/passed`,
  failed: `${adl}/failed`,
  terminated: `${adl}/terminated`,
  abandoned: `${w3id}/abandoned`,
  waived: `${w3id}/waived`,
  satisfied: `${w3id}/satisfied`,
} as const
export type Verb = keyof typeof verbs

/** Only the portal says these. */
export const portalVerbs: readonly Verb[] = ['launched', 'abandoned', 'waived', 'satisfied']

export const voidedVerb = `${adl}/voided`

export const verbOf = (id: string): Verb | undefined =>
  (Object.keys(verbs) as Verb[]).find((name) => verbs[name] === id)

export const categories = {
  cmi5: 'https://w3id.org/xapi/cmi5/context/categories/cmi5',
  moveOn: 'https://w3id.org/xapi/cmi5/context/categories/moveon',
} as const

const extension = 'https://w3id.org/xapi/cmi5/context/extensions'
export const extensions = {
  session: `${extension}/sessionid`,
  masteryScore: `${extension}/masteryscore`,
  launchMode: `${extension}/launchmode`,
  launchUrl: `${extension}/launchurl`,
  moveOn: `${extension}/moveon`,
  launchParameters: `${extension}/launchparameters`,
  reason: 'https://w3id.org/xapi/cmi5/result/extensions/reason',
} as const

export const activityTypes = {
  course: 'https://w3id.org/xapi/cmi5/activitytype/course',
  block: 'https://w3id.org/xapi/cmi5/activitytype/block',
} as const

export const launchDataId = 'LMS.LaunchData'
export const preferencesId = 'cmi5LearnerPreferences'
