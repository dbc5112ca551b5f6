/** Госуслуги in the profile: linked or not, what they last changed, where the person works, whom they act for (C1, C3, E1). */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import { Fact } from './events.ts'
import { EsiaLevel } from './people.ts'
import * as refusals from './refusals.ts'
import { SessionReply } from './session.ts'

export const FactChange = z.object({
  fact: Fact,
  from: z.union([z.string(), z.boolean()]).nullable(),
  to: z.union([z.string(), z.boolean()]).nullable(),
})
export type FactChange = z.output<typeof FactChange>

export const Employment = z.object({
  id: z.uuid(),
  name: z.string(),
  fullName: z.string(),
  kind: z.enum(['BUSINESS', 'LEGAL', 'AGENCY']),
  branch: z.string().nullable(),
  isChief: z.boolean(),
  isAdmin: z.boolean(),
  /** The person acts for it in this session. */
  isChosen: z.boolean(),
})
export type Employment = z.output<typeof Employment>

export const EsiaProfile = z.object({
  isLinked: z.boolean(),
  /** The account was linked once, and its owner took Госуслуги away then. */
  unlinkedAt: z.iso.datetime().nullable(),
  level: EsiaLevel.nullable(),
  synchronisedAt: z.iso.datetime().nullable(),
  /** Госуслуги are asked by themselves, without the person. */
  isRenewed: z.boolean(),
  /** The last time that anything changed there. */
  changed: z.object({ at: z.iso.datetime(), changes: z.array(FactChange) }).nullable(),
  /** Null when Госуслуги are not asked where people work. */
  employments: z.array(Employment).nullable(),
  can: z.object({
    synchronise: z.boolean(),
    link: z.boolean(),
    /** Another way in must be there first. */
    unlink: z.boolean(),
  }),
})
export type EsiaProfile = z.output<typeof EsiaProfile>

export const readEsiaProfile = endpoint({
  method: 'GET',
  path: '/api/profile/esia',
  summary: 'Связь кабинета с Госуслугами: что там изменилось, где человек работает',
  reply: EsiaProfile,
})

export const startSynchronising = endpoint({
  method: 'POST',
  path: '/api/profile/esia/synchronisation',
  summary: 'Синхронизировать с Госуслугами: ответ — адрес, куда идти',
  reply: z.object({ url: z.url() }),
  problems: [refusals.esiaNotLinked, refusals.esiaRefusals.signature],
})

export const startLinking = endpoint({
  method: 'POST',
  path: '/api/profile/esia/linking',
  summary: 'Связать кабинет с Госуслугами: ответ — адрес, куда идти',
  reply: z.object({ url: z.url() }),
  problems: [refusals.esiaRefusals.signature],
  assurance: 'fresh',
})

/** What the browser brought back from Госуслуги. */
export const EsiaAnswer = z.strictObject({
  state: z.string().max(100),
  code: z.string().max(16_384).optional(),
  error: z.string().max(200).optional(),
  errorDescription: z.string().max(2000).optional(),
})

export const EsiaOutcome = z.object({
  /** `merge`: another account of this person was proved; `mergeId` is the offer to make them one. */
  outcome: z.enum(['synchronised', 'linked', 'relinked', 'merge']),
  changes: z.array(FactChange),
  mergeId: z.uuid().nullable(),
})
export type EsiaOutcome = z.output<typeof EsiaOutcome>

export const finishEsia = endpoint({
  method: 'POST',
  path: '/api/profile/esia/return',
  summary: 'Возврат с Госуслуг в профиль: сверка данных или связь',
  body: EsiaAnswer,
  reply: EsiaOutcome,
  problems: [...Object.values(refusals.esiaRefusals), refusals.esiaNotLinked, refusals.mergeOfStaff],
})

export const unlinkEsia = endpoint({
  method: 'POST',
  path: '/api/profile/esia/unlinking',
  summary: 'Отвязать Госуслуги: входить останется по паролю или ключу доступа',
  reply: EsiaProfile,
  problems: [refusals.lastWayIn, refusals.esiaNotLinked],
  assurance: 'fresh',
})

export const actForOrganisation = endpoint({
  method: 'POST',
  path: '/api/session/organisation',
  summary: 'Действовать от организации или только от себя: у сеанса новый ключ входа',
  /** Null: for nobody but oneself. */
  body: z.strictObject({ employmentId: z.uuid().nullable() }),
  reply: SessionReply,
  problems: [refusals.organisationNotYours],
})

/** Open pages come back for what the organisation opens. */
export const organisationSwitched = event(
  'identity.organisation-switched',
  z.object({ sessionId: z.uuid() }),
  (p) => [`session:${p.sessionId}`],
)
