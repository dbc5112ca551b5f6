/** What the desks are shown in tests. */
import { Refusal } from '../../../web/api.ts'
import type { DeskProgramme, Provider } from '../contract.ts'

export const id = '0193a1de-0000-7000-8000-000000000001'
const place = '0193a1de-0000-7000-8000-0000000000aa'
export const line = {
  id,
  number: 'ПК-000001',
  kind: 'advanced',
  title: 'Неотложная кардиология',
  organisation: 'Северная академия',
  hours: 36,
  state: 'review',
  isShown: true,
  updatedAt: '2026-11-14T09:00:00.000Z',
}
export const programme: DeskProgramme = {
  id,
  number: 'ПК-000001',
  aliases: { vo: '4512-77', spo: '' },
  kind: 'advanced',
  eventKind: null,
  state: 'draft',
  version: 1,
  title: 'Неотложная кардиология',
  annotation: 'Острый коронарный синдром',
  organisation: { id: place, name: 'Северная академия', city: 'Псков' },
  form: 'distance',
  hours: 36,
  credits: null,
  rule: null,
  bases: ['paid'],
  priceKopecks: 1_450_000,
  specialties: [{ key: '31.08.36', code: '31.08.36', name: 'Кардиология' }],
  competencies: [],
  features: [],
  difficulty: null,
  isAnytime: false,
  sessions: [],
  publishedAt: null,
  withdrawn: null,
  deskState: 'draft',
  allSessions: [],
  reason: null,
  submittedAt: null,
  versions: [
    {
      version: 1,
      state: 'draft',
      title: 'Неотложная кардиология',
      createdAt: '2026-11-14T09:00:00.000Z',
      submittedAt: null,
      decidedAt: null,
      reason: null,
    },
  ],
  revision: 3,
  can: { change: true, submit: true, recall: false, decide: false, withdraw: true },
}
export const provider: Provider = {
  organisationId: place,
  name: 'Северная академия',
  city: 'Псков',
  state: 'forming',
  responsibleName: '',
  responsiblePost: '',
  responsiblePhone: '',
  responsibleEmail: '',
  statementNumber: '',
  statementOn: '',
  reason: null,
  submittedAt: null,
  dueOn: null,
  decidedAt: null,
  licence: { number: 'Л035-1', issuedOn: '2020-01-01', isActive: true },
  version: 4,
  can: { change: true, submit: true, take: false, decide: false },
}
export const failed = () => {
  throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен' })
}
export const absent = () => {
  throw new Refusal({ code: 'programme.not-found', status: 404, title: 'Такой программы нет' })
}
export const noPlace = () => {
  throw new Refusal({ code: 'provider.no-organisation', status: 409, title: 'Вы действуете без организации' })
}
