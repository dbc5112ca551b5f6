/** Where these pages stand. */
import { text } from './text.ts'

export const crumbs = [[text.title, '/registrations']] as const
