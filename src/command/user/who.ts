/** The one person whom the words of the command line mean. */
import { findPeople } from '../../modules/identity/index.ts'
import type { Context } from '../../platform/context.ts'
import { StartFault } from '../../start/faults.ts'
import { lineOf } from './lines.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An id as it stands, or a СНИЛС, phone, e-mail, name that only one person has. */
export async function personIdOf(ctx: Context, who: string): Promise<string> {
  if (uuid.test(who)) return who
  const found = await findPeople(ctx, { text: who, limit: 6 })
  const [only, ...others] = found
  if (!only)
    throw new StartFault(`Никого не нашлось: «${who}». Ищут по СНИЛС, почте, телефону, фамилии или id`)
  if (others.length > 0)
    throw new StartFault(`Под «${who}» подходят несколько, уточните:\n${found.map(lineOf).join('\n')}`)
  return only.id
}
