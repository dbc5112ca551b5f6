/** People for the administrator: found with least rights, their doors seen, closed and opened with a reason (E1, G2, G5). */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { refusal } from '../../../platform/problem.ts'
import { personNotFound } from './refusals.ts'
import { BlockKind } from './blocks.ts'
import { SignInMethod } from './people.ts'

/** Enough to choose the right one of namesakes, not enough to learn anything: «•••-•••-440 95», «1984». */
export const FoundPerson = z.object({
  id: z.uuid(),
  fullName: z.string(),
  birthYear: z.int().nullable(),
  snilsEnd: z.string().nullable(),
  /** False: the person only said so, nobody has proved it. */
  isSnilsProved: z.boolean(),
  isClosed: z.boolean(),
})
export type FoundPerson = z.output<typeof FoundPerson>

/** More rows than this mean that the words are too few. */
export const foundAtMost = 20

export const findPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  summary: 'Найти человека по фамилии, СНИЛС, телефону или почте',
  query: z.object({
    text: z.string().trim().min(3, 'Напишите хотя бы три знака').max(100),
  }),
  reply: z.object({ items: z.array(FoundPerson), hasMore: z.boolean() }),
})

/** Another account that looks like the same person's. */
export const Twin = z.object({
  id: z.uuid(),
  fullName: z.string(),
  birthYear: z.int().nullable(),
  snilsEnd: z.string().nullable(),
  isSnilsProved: z.boolean(),
  likeness: z.enum(['snils', 'name']),
  /** Why they are not made one; null when that may be proposed. */
  obstacle: z.string().nullable(),
  isKept: z.boolean(),
})
export type Twin = z.output<typeof Twin>

export const Doors = z.object({
  id: z.uuid(),
  fullName: z.string(),
  birthYear: z.int().nullable(),
  snilsEnd: z.string().nullable(),
  isSnilsProved: z.boolean(),
  /** Typed here once and proved by somebody else since. */
  claimedSnilsEnd: z.string().nullable(),
  /** Masked: «+7 903 •••-••-67», «o•••a@example.ru». */
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** Closed by hand: since when and why. */
  closed: z.object({ at: z.iso.datetime(), why: z.string().nullable() }).nullable(),
  ways: z.object({
    esia: z.boolean(),
    password: z.enum(['none', 'works', 'disabled']),
    app: z.boolean(),
    passkeys: z.int(),
    recoveryCodes: z.int(),
  }),
  sessions: z.array(
    z.object({
      deviceName: z.string(),
      method: SignInMethod,
      signedInAt: z.iso.datetime(),
      lastSeenAt: z.iso.datetime(),
    }),
  ),
  /** Pauses that hold now. */
  pauses: z.array(z.object({ id: z.uuid(), kind: BlockKind, reason: z.string(), until: z.iso.datetime() })),
  twins: z.array(Twin),
  /** To make this account one with another; waits for the person. */
  merging: z
    .object({
      with: z.object({ id: z.uuid(), fullName: z.string() }),
      isKept: z.boolean(),
      reason: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      agreed: z.object({ here: z.boolean(), there: z.boolean() }),
    })
    .nullable(),
  can: z.object({
    close: z.boolean(),
    open: z.boolean(),
    endSessions: z.boolean(),
    resetFactors: z.boolean(),
    merge: z.boolean(),
  }),
})
export type Doors = z.output<typeof Doors>

/** Nobody closes or opens their own door. */
export const ownDoors = refusal('people.own', 403, 'Со своей записью это делает другой администратор')
export const doorsChanged = refusal('people.door-as-is', 409, 'Так уже сделано')

const params = z.object({ id: z.uuid() })
const reasoned = z.strictObject({ reason: z.string().trim().min(5, 'Напишите причину').max(300) })

export const readDoors = endpoint({
  method: 'GET',
  path: '/api/people/:id',
  summary: 'Как человек входит: способы, сеансы, паузы',
  params,
  reply: Doors,
  problems: [personNotFound],
})

export const closeDoors = endpoint({
  method: 'POST',
  path: '/api/people/:id/closing',
  assurance: 'fresh',
  summary: 'Закрыть вход и завершить сеансы',
  params,
  body: reasoned,
  reply: Doors,
  problems: [personNotFound, ownDoors, doorsChanged],
})

export const openDoors = endpoint({
  method: 'POST',
  path: '/api/people/:id/opening',
  assurance: 'fresh',
  summary: 'Снова открыть вход',
  params,
  body: reasoned,
  reply: Doors,
  problems: [personNotFound, ownDoors, doorsChanged],
})

export const endTheirSessions = endpoint({
  method: 'POST',
  path: '/api/people/:id/sessions-end',
  assurance: 'fresh',
  summary: 'Завершить все сеансы человека',
  params,
  body: reasoned,
  reply: Doors,
  problems: [personNotFound, ownDoors],
})

export const resetTheirFactors = endpoint({
  method: 'POST',
  path: '/api/people/:id/factors-reset',
  assurance: 'fresh',
  summary:
    'Снять потерянные способы входа у того, чью личность проверили лично; сеансы завершаются, человек узнаёт по всем каналам',
  params,
  body: reasoned,
  reply: Doors,
  problems: [personNotFound, ownDoors, doorsChanged],
})
