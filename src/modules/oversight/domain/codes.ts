/** Which codes of the journal mean what to the nightly look. A test walks the served addresses, so that a new look is not forgotten. */

/** One person's thing was opened. */
export const opened: readonly string[] = [
  'application-seen',
  'application-file-seen',
  'licence-seen',
  'licence-case-seen',
  'roles-looked-at',
  'doors-seen',
  'explanation-seen',
  'finding-seen',
]

/** A list with names was searched: one request, however many were found. */
export const searched: readonly string[] = [
  'person-found',
  'people-searched',
  'licence-register-searched',
  'certificate-looked-at',
  'blocks-seen',
  'claims-looked-at',
  'external-claims-looked-at',
  'learners-looked-at',
  'learner-questions-looked-at',
  'learner-tests-looked-at',
  'oversight-report-seen',
]

export const passwordTried = 'password-tried'
export const signedIn = 'signed-in'
export const recoveryAsked = 'recovery-asked'
export const wrongCode: readonly string[] = ['code.wrong', 'code.recovery-wrong']
/** Turned away by the portal itself before anything was looked at. */
export const stopped: readonly string[] = ['sign-in.paused', 'code.too-many']
/** What is another's, or is not there at all. */
export const nothingThere: readonly string[] = ['forbidden', '%not-found']
