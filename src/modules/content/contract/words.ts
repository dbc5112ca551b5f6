/** Words of what a programme is made of and of how it is learnt. */
import { z } from 'zod'

export const MaterialKind = z.enum(['scorm12', 'scorm2004', 'cmi5', 'xapi', 'video', 'pdf'])
export type MaterialKind = z.output<typeof MaterialKind>

/** `external`: on a platform that is not ours. */
export const ItemKind = z.enum([...MaterialKind.options, 'test', 'external'])
export type ItemKind = z.output<typeof ItemKind>
export const itemWords: Record<ItemKind, string> = {
  scorm12: 'Курс SCORM 1.2',
  scorm2004: 'Курс SCORM 2004',
  cmi5: 'Курс cmi5',
  xapi: 'Курс xAPI',
  video: 'Видео',
  pdf: 'Документ PDF',
  test: 'Тест',
  external: 'На внешней платформе',
}

/** Of a file that was brought: `waiting` for the check, `importing`, `ready` or `refused`. */
export const MaterialState = z.enum(['waiting', 'importing', 'ready', 'refused'])
export type MaterialState = z.output<typeof MaterialState>

/** `past`: those who began with it go on with it. */
export const EditionState = z.enum(['draft', 'open', 'past'])
export type EditionState = z.output<typeof EditionState>

/** Of one item for one learner. */
export const ItemState = z.enum(['new', 'begun', 'done', 'failed'])
export type ItemState = z.output<typeof ItemState>

export const TestPurpose = z.enum(['entry', 'final', 'own'])
export type TestPurpose = z.output<typeof TestPurpose>
export const purposeWords: Record<TestPurpose, string> = {
  entry: 'Входной тест',
  final: 'Итоговый тест',
  own: 'Проверка себя',
}

/** `review`: free answers wait for whoever teaches. */
export const AttemptState = z.enum(['running', 'review', 'finished'])
export type AttemptState = z.output<typeof AttemptState>
