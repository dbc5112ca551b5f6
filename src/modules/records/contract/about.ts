/** What events say of a record. */
import { z } from 'zod'

export const RecordAbout = z.object({
  title: z.string(),
  institution: z.string(),
  specialtyKey: z.string(),
  startedOn: z.iso.date(),
  endedOn: z.iso.date(),
  /** Hours of a certificate of advanced training; 0 where hours are no credits. */
  credits: z.int(),
  number: z.string(),
})
