/** The shape of a registration as its owner sees it. */
import { z } from 'zod'
import { ApplicationStatus } from '../../applications/contract.ts'
import { FileCard } from '../../files/contract.ts'
import { RegistrationAct, RegistrationStatus } from './words.ts'

export const maxScans = 3

/** A draft keeps what is typed, right or not; the submission checks. */
const typed = (max: number) => z.string().trim().max(max, `Не длиннее ${max} знаков`).default('')
const scans = z.array(z.uuid()).max(maxScans, `Не больше ${maxScans} файлов`).default([])

export const RegistrationFields = z.object({
  name: typed(300),
  shortName: typed(100),
  ogrn: typed(20),
  inn: typed(20),
  kpp: typed(20),
  region: typed(100),
  city: typed(100),
  address: typed(300),
  phone: typed(50),
  email: typed(200),
  site: typed(300),
  licenceNumber: typed(100),
  licenceIssuedOn: typed(40),
  licenceIssuer: typed(300),
  licenceFileIds: scans,
  /** The responsible person is whoever fills this in; the name is that of the account. */
  post: typed(200),
  ownPhone: typed(50),
  ownEmail: typed(200),
  basis: typed(300),
  basisFileIds: scans,
  statementNumber: typed(60),
  statementOn: typed(40),
  /** Scans of the signed statement. */
  fileIds: scans,
})
export type RegistrationFields = z.output<typeof RegistrationFields>

export const RegistrationLine = z.object({
  id: z.uuid(),
  status: RegistrationStatus,
  name: z.string(),
  savedAt: z.iso.datetime(),
  reason: z.string().nullable(),
})
export type RegistrationLine = z.output<typeof RegistrationLine>

export const Registration = RegistrationLine.extend({
  /** Grows with each change of what is typed; sent back so that two devices do not overwrite each other. */
  version: z.int(),
  fields: RegistrationFields,
  files: z.array(FileCard),
  responsibleName: z.string(),
  /** The account is not confirmed at Госуслуги: it may be filled in, not submitted. */
  needsEsia: z.boolean(),
  application: z
    .object({
      id: z.uuid(),
      number: z.string(),
      status: ApplicationStatus,
      dueOn: z.iso.date().nullable(),
      answerBy: z.iso.date().nullable(),
    })
    .nullable(),
  organisationId: z.uuid().nullable(),
  history: z.array(
    z.object({
      at: z.iso.datetime(),
      act: RegistrationAct,
      /** Null for the person themselves. */
      who: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  can: z.object({ change: z.boolean(), remove: z.boolean() }),
})
export type Registration = z.output<typeof Registration>
