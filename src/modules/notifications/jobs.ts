/** What this module hears of others. Each hearer may hear the same event twice and tells once. */
import { hears, type Job } from '../../platform/event.ts'
import { messageSettled } from '../../platform/messages/events.ts'
import * as applications from '../applications/contract.ts'
import * as content from '../content/contract.ts'
import * as credentials from '../credentials/contract.ts'
import * as credits from '../credits/contract.ts'
import * as files from '../files/contract.ts'
import * as learning from '../learning/contract.ts'
import * as licences from '../licences/contract.ts'
import * as identity from '../identity/contract.ts'
import * as journal from '../journal/contract.ts'
import * as oversight from '../oversight/contract.ts'
import * as plans from '../plans/contract.ts'
import * as presence from '../presence/contract.ts'
import * as staff from '../staff/contract.ts'
import * as studies from '../studies/contract.ts'
import { forgetDevices } from './use-cases/devices.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { followMessage } from './use-cases/follow-message.ts'
import * as account from './use-cases/tell-of-account.ts'
import * as answers from './use-cases/tell-of-answers.ts'
import * as application from './use-cases/tell-of-application.ts'
import * as certificate from './use-cases/tell-of-certificate.ts'
import * as claim from './use-cases/tell-of-claims.ts'
import * as credit from './use-cases/tell-of-credits.ts'
import * as licence from './use-cases/tell-of-licence.ts'
import * as esia from './use-cases/tell-of-esia.ts'
import * as explanation from './use-cases/tell-of-explanation.ts'
import { tellOfAttack } from './use-cases/tell-of-attack.ts'
import { tellOfPlan } from './use-cases/tell-of-plan.ts'
import * as role from './use-cases/tell-of-role.ts'
import * as provider from './use-cases/tell-of-provider.ts'
import * as study from './use-cases/tell-of-study.ts'
import * as waiting from './use-cases/tell-of-waiting.ts'
import { tellOfSearch } from './use-cases/tell-of-search.ts'
import { tellOfFile } from './use-cases/tell-of-file.ts'

export const jobs: readonly Job[] = [
  hears('notifications.follow-message', messageSettled, followMessage),
  hears('notifications.tell-of-submission', applications.submitted, application.tellOfSubmission),
  hears('notifications.tell-of-question', applications.questionAsked, application.tellOfQuestion),
  hears('notifications.remind-of-answer', applications.answerReminded, application.remindOfAnswer),
  hears('notifications.tell-of-answer', applications.answered, application.tellOfAnswer),
  hears('notifications.tell-of-remark', applications.remarked, application.tellOfRemark),
  hears('notifications.tell-of-decision', applications.decided, application.tellOfDecision),
  hears('notifications.tell-of-certificate', credentials.issued, certificate.tellOfCertificate),
  hears('notifications.tell-of-revocation', credentials.revoked, certificate.tellOfRevocation),
  hears('notifications.tell-of-search', learning.searchMatched, tellOfSearch),
  hears('notifications.tell-of-provider', learning.providerMoved, provider.tellOfProvider),
  hears('notifications.tell-of-returned', learning.programmesReturned, provider.tellOfReturned),
  hears('notifications.tell-of-study', studies.studyMoved, study.tellOfStudy),
  hears('notifications.tell-of-study-overdue', studies.studyOverdue, waiting.tellOfOverdue),
  hears('notifications.tell-of-study-reminder', studies.studyReminded, waiting.tellOfReminder),
  hears('notifications.tell-of-studies-waiting', studies.studiesWait, waiting.tellOfWaiting),
  hears('notifications.tell-of-study-days', studies.studyRescheduled, waiting.tellOfDays),
  hears('notifications.tell-of-answers', content.answersWait, answers.tellOfAnswers),
  hears('notifications.tell-of-mark', content.attemptMarked, answers.tellOfMark),
  hears('notifications.tell-of-outside-claims', content.claimsWait, answers.tellOfClaims),
  hears('notifications.tell-of-outside-claim', content.claimSettled, answers.tellOfClaim),
  hears('notifications.tell-of-extra-attempt', content.attemptGranted, waiting.tellOfAttempt),
  hears('notifications.tell-of-study-withdrawal', studies.studyProgrammeWithdrawn, waiting.tellOfWithdrawal),
  hears('notifications.tell-of-study-question', studies.studyAsked, study.tellOfStudyQuestion),
  hears('notifications.tell-of-study-answer', studies.studyAnswered, study.tellOfStudyAnswer),
  hears('notifications.tell-of-presence', presence.presenceSettled, study.tellOfPresence),
  hears('notifications.tell-of-review', studies.reviewMoved, study.tellOfReview),
  hears('notifications.tell-of-credits', credits.credited, credit.tellOfCredits),
  hears('notifications.tell-of-plan', plans.planReminded, tellOfPlan),
  hears('notifications.tell-of-claim', credits.claimMade, claim.tellOfClaim),
  hears('notifications.tell-of-claim-reminder', credits.claimReminded, claim.tellOfReminder),
  hears('notifications.tell-of-claim-refusal', credits.claimRefused, claim.tellOfRefusal),
  hears('notifications.tell-of-claim-overdue', credits.claimOverdue, claim.tellOfOverdue),
  hears('notifications.tell-of-waiting-credits', credits.creditWaits, credit.tellOfWaiting),
  hears('notifications.tell-of-claim-reversal', credits.claimReversed, claim.tellOfReversal),
  hears('notifications.tell-of-activity-reversal', credits.activityReversed, claim.tellOfActivityReversal),
  hears('notifications.tell-of-confirmed-cycle', credits.cycleConfirmed, credit.tellOfConfirmed),
  hears('notifications.tell-of-other-cycle', credits.cycleDiffers, credit.tellOfDifference),
  hears('notifications.tell-of-doubted-credits', credits.creditDoubted, credit.tellOfDoubt),
  hears('notifications.tell-of-twice-credits', credits.creditTwice, credit.tellOfTwice),
  hears('notifications.tell-of-no-credits', credits.creditNone, credit.tellOfNone),
  hears('notifications.tell-of-licence-ending', licences.paperEnding, licence.tellOfEnding),
  hears('notifications.tell-of-licence-end', licences.paperEnded, licence.tellOfEnd),
  hears('notifications.tell-of-explanation', journal.explanationAsked, explanation.tellOfQuestion),
  hears('notifications.remind-of-explanation', journal.explanationReminded, explanation.remindOfQuestion),
  hears('notifications.tell-of-explanation-answer', journal.explanationAnswered, explanation.tellOfAnswer),
  hears('notifications.tell-of-licence-stop', licences.paperStopped, licence.tellOfStop),
  hears('notifications.tell-of-licence-question', licences.caseMoved, licence.tellOfQuestion),
  hears('notifications.tell-of-file', files.checked, tellOfFile),
  hears('notifications.tell-of-sign-in', identity.signedIn, account.tellOfSignIn),
  hears('notifications.tell-of-password', identity.passwordChanged, account.tellOfPassword),
  hears('notifications.tell-of-password-age', identity.passwordExpires, account.tellOfPasswordAge),
  hears('notifications.tell-of-contact', identity.contactChanged, account.tellOfContact),
  hears('notifications.tell-of-factors', identity.factorsChanged, account.tellOfFactors),
  hears('notifications.tell-of-esia-link', identity.esiaLinkChanged, esia.tellOfLink),
  hears('notifications.tell-of-esia-change', identity.profileChanged, esia.tellOfChange),
  hears('notifications.hear-merge', identity.merged, hearMerge),
  hears('notifications.tell-of-merge-proposal', identity.mergeMoved, esia.tellOfProposal),
  hears('notifications.tell-of-merge', identity.merged, esia.tellOfMerge),
  hears('notifications.tell-of-block', identity.signInBlocked, account.tellOfBlock),
  hears('notifications.tell-of-attack', oversight.attackFound, tellOfAttack),
  hears('notifications.tell-of-role', staff.roleGranted, role.tellOfRole),
  hears('notifications.tell-of-role-end', staff.roleEnded, role.tellOfRoleEnd),
  hears('notifications.forget-devices', identity.sessionsEnded, forgetDevices),
]
