/** What the page must know before anybody has signed in. */
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

export const About = z.object({
  profile: z.enum(['demo', 'production']),
  supportPhone: z.string(),
  supportEmail: z.string(),
  esiaUrl: z.string(),
})
export type About = z.output<typeof About>

export const about = endpoint({
  method: 'GET',
  path: '/api/about',
  summary: 'Сведения о портале: поддержка, учебный ли это мир',
  reply: About,
})
