/** What this module says to the outside: papers of admission, their drafts, how sections stand. Promises F1, F6, F7. */
import { z } from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { invalid } from '../../platform/refusals.ts'
import * as refusals from './contract/refusals.ts'
import {
  Paper,
  PaperCheck,
  PaperDraft,
  PaperFields,
  PaperRules,
  PaperWithHistory,
  Standing,
} from './contract/shapes.ts'
import type { SectionName } from './contract/words.ts'

export * from './contract/desk.ts'
export * from './contract/events.ts'
export * from './contract/refusals.ts'
export * from './contract/registry.ts'
export * from './contract/settings.ts'
export * from './contract/shapes.ts'
export * from './contract/words.ts'

const Id = z.object({ id: z.uuid() })

export const paperRules = endpoint({
  method: 'GET',
  path: '/api/licences/rules',
  summary: 'Виды допусков, должности и правила каждого вида, действующие сегодня',
  reply: PaperRules,
})

export const listPapers = endpoint({
  method: 'GET',
  path: '/api/licences',
  summary: 'Мои допуски и черновики; какие разделы работы открыты и чего не хватает',
  reply: z.object({
    sections: z.array(Standing),
    papers: z.array(Paper),
    drafts: z.array(PaperDraft),
  }),
})

export const readPaper = endpoint({
  method: 'GET',
  path: '/api/licences/papers/:id',
  summary: 'Мой допуск с историей',
  params: Id,
  reply: PaperWithHistory,
  problems: [refusals.paperNotFound],
})

export const mendPaper = endpoint({
  method: 'POST',
  path: '/api/licences/papers/:id/draft',
  summary: 'Исправить неподтверждённый или отозванный допуск: черновик с его сведениями и сканами',
  params: Id,
  reply: PaperDraft,
  success: 201,
  problems: [refusals.paperNotFound, refusals.cannotMend],
})

export const renewPaper = endpoint({
  method: 'POST',
  path: '/api/licences/papers/:id/renewal',
  summary: 'Продлить допуск: черновик нового документа на смену прежнему',
  params: Id,
  reply: PaperDraft,
  success: 201,
  problems: [refusals.paperNotFound, refusals.cannotRenew, refusals.tooManyDrafts],
})

export const createDraft = endpoint({
  method: 'POST',
  path: '/api/licences/drafts',
  summary: 'Начать черновик допуска; пустой, если он уже есть, отдаётся снова',
  reply: PaperDraft,
  success: 201,
  problems: [refusals.tooManyDrafts],
})

const draftProblems = [refusals.draftNotFound, refusals.draftSubmitted]

export const readDraft = endpoint({
  method: 'GET',
  path: '/api/licences/drafts/:id',
  summary: 'Черновик допуска',
  params: Id,
  reply: PaperDraft,
  problems: draftProblems,
})

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/licences/drafts/:id',
  summary: 'Сохранить черновик; если его изменили на другом устройстве, отдаётся новая версия',
  params: Id,
  body: z.object({ version: z.int(), fields: PaperFields }),
  reply: PaperDraft,
  problems: [...draftProblems, refusals.draftConflict],
})

export const deleteDraft = endpoint({
  method: 'DELETE',
  path: '/api/licences/drafts/:id',
  summary: 'Удалить черновик; 30 дней его можно вернуть',
  params: Id,
  problems: draftProblems,
})

export const restoreDraft = endpoint({
  method: 'POST',
  path: '/api/licences/drafts/:id/restoration',
  summary: 'Вернуть удалённый черновик',
  params: Id,
  reply: PaperDraft,
  problems: draftProblems,
})

export const checkDraft = endpoint({
  method: 'POST',
  path: '/api/licences/drafts/:id/check',
  summary: 'Назвать каждое неверное поле черновика',
  params: Id,
  reply: PaperCheck,
  problems: draftProblems,
})

export const submitDraft = endpoint({
  method: 'POST',
  path: '/api/licences/drafts/:id/submission',
  summary: 'Проверить черновик и отправить проверяющему',
  params: Id,
  body: z.object({ version: z.int() }),
  reply: Paper,
  success: 201,
  problems: [...draftProblems, refusals.draftConflict, invalid],
})

/** The first page of each section of work: by which papers it stands open and until when. */
const grounds = (section: SectionName, summary: string) =>
  endpoint({ method: 'GET', path: `/api/work/${section}`, summary, reply: Standing })

export const workGrounds = {
  doctor: grounds('doctor', 'По каким допускам открыт раздел врача'),
  nurse: grounds('nurse', 'По каким допускам открыт раздел медсестры и акушерки'),
  laboratory: grounds('laboratory', 'По каким допускам открыт раздел лаборатории'),
} as const
