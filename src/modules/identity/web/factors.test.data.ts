/** Replies of the server about second steps, for tests of pages. */
import type { Factors } from '../contract/factors.ts'
import type { SessionReply } from '../contract/session.ts'

const nobody: SessionReply = {
  stage: 'guest',
  person: null,
  roles: [],
  permissions: [],
  work: null,
  mustSetUpFactor: false,
  sectionsChangeInMs: null,
  secondStep: null,
  newPassword: null,
  esiaChanged: false,
  mustChooseOrganisation: false,
  organisation: null,
  previousSignIn: null,
}
export const halfWay = (over: object): SessionReply => ({
  ...nobody,
  stage: 'second-step',
  secondStep: {
    method: 'password',
    ways: [{ channel: 'sms', sentTo: '+7 900 •••-••-12' }],
    app: true,
    passkey: false,
    recoveryCode: true,
    preferred: 'app',
    endsAt: '2026-11-23T08:00:00.000Z',
    ...over,
  },
})
export const signedIn: SessionReply = {
  ...nobody,
  stage: 'signed-in',
  person: {
    id: '0193a1de-0000-7000-8000-000000000001',
    snils: '11223344595',
    familyName: 'Орлова',
    givenName: 'Елена',
    patronymic: null,
    fullName: 'Орлова Елена',
    shortName: 'Орлова Е.',
    birthDate: null,
    isConfirmed: true,
  },
}
export const factors: Factors = {
  isMessageTooLittle: false,
  areMessagesOff: false,
  canSwitchMessages: false,
  messages: [{ channel: 'sms', sentTo: '+7 900 •••-••-12' }],
  app: null,
  passkeys: [],
  recoveryCodes: null,
  preferred: 'sms',
}
export const withApp: Factors = {
  ...factors,
  canSwitchMessages: true,
  app: { addedAt: '2026-11-20T08:00:00.000Z', lastUsedAt: null },
  preferred: 'app',
}

export const phoneKey = {
  id: '0193a1de-0000-7000-8000-000000000005',
  name: 'Телефон',
  addedAt: '2026-11-20T08:00:00.000Z',
  lastUsedAt: null,
  isSynced: true,
  isCopied: false,
}
