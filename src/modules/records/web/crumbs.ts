/** Where these pages stand. */
import { text } from './text.ts'

export const crumbs = [
  [text.documents, '/documents'],
  [text.education, '/documents'],
] as const
