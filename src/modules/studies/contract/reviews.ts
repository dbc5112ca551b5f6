/** Reviews: by those who finished, read before they are shown, answered by the organisation. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { invalid } from '../../../platform/refusals.ts'
import * as no from './refusals.ts'

const Id = z.object({ id: z.uuid() })
const list = {
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
}

export const ReviewState = z.enum(['waiting', 'shown', 'hidden'])
export type ReviewState = z.output<typeof ReviewState>

/** Lists of whoever reads reviews: a state, or those that an organisation reported. */
export const ReviewTab = z.enum([...ReviewState.options, 'reported'])
export type ReviewTab = z.output<typeof ReviewTab>

export const reviewWords: Record<ReviewState, string> = {
  waiting: 'На проверке',
  shown: 'Показан',
  hidden: 'Скрыт',
}

export const Review = z.object({
  id: z.uuid(),
  rating: z.int().min(1).max(5),
  text: z.string(),
  writtenAt: z.iso.datetime(),
  reply: z.string().nullable(),
  repliedAt: z.iso.datetime().nullable(),
})
export type Review = z.output<typeof Review>

export const OwnReview = Review.extend({ state: ReviewState, reason: z.string().nullable() })
export type OwnReview = z.output<typeof OwnReview>

export const DeskReview = OwnReview.extend({
  programme: z.object({ id: z.uuid(), title: z.string() }),
  reportedAt: z.iso.datetime().nullable(),
  reportWhy: z.string().nullable(),
  can: z.object({ show: z.boolean(), hide: z.boolean(), reply: z.boolean(), report: z.boolean() }),
})
export type DeskReview = z.output<typeof DeskReview>

export const readReviews = endpoint({
  method: 'GET',
  path: '/api/catalogue/:id/reviews',
  summary: 'Отзывы о программе тех, кто её прошёл',
  params: Id,
  query: z.object(list),
  reply: z.object({
    items: z.array(Review),
    /** 1…5; null while there are no reviews. */
    average: z.number().nullable(),
    count: z.int(),
    nextCursor: z.string().nullable(),
  }),
})
export const readOwnReview = endpoint({
  method: 'GET',
  path: '/api/studies/:id/review',
  summary: 'Мой отзыв о программе',
  params: Id,
  reply: z.object({ review: OwnReview.nullable(), can: z.object({ write: z.boolean() }) }),
  problems: [no.studyNotFound],
})
export const writeReview = endpoint({
  method: 'PUT',
  path: '/api/studies/:id/review',
  summary: 'Написать или изменить отзыв: он появится после проверки',
  params: Id,
  body: z.strictObject({
    rating: z.int('Поставьте оценку').min(1, 'Поставьте оценку').max(5, 'Оценка от 1 до 5'),
    text: z.string().trim().max(2000, 'Не длиннее 2000 знаков').default(''),
  }),
  reply: OwnReview,
  problems: [no.studyNotFound, no.reviewNotYours, no.reviewTooOften],
})
export const deleteReview = endpoint({
  method: 'DELETE',
  path: '/api/studies/:id/review',
  summary: 'Удалить свой отзыв',
  params: Id,
  problems: [no.studyNotFound, no.reviewNotFound],
})
export const listDeskReviews = endpoint({
  method: 'GET',
  path: '/api/studies/desk/reviews',
  summary: 'Отзывы: у проверяющего все, у организации показанные о её программах',
  query: z.object({ ...list, state: ReviewTab.default('waiting') }),
  reply: z.object({ items: z.array(DeskReview), nextCursor: z.string().nullable() }),
  problems: [no.noTeacher],
})
export const decideReview = endpoint({
  method: 'POST',
  path: '/api/studies/desk/reviews/:id/decision',
  summary: 'Показать отзыв или скрыть его с причиной; показанный можно скрыть и потом',
  params: Id,
  body: z.strictObject({
    to: z.enum(['shown', 'hidden']),
    why: z.string().trim().max(500, 'Не длиннее 500 знаков').default(''),
  }),
  reply: DeskReview,
  problems: [no.reviewNotFound, no.reviewPassed, no.ownResult, invalid],
})
export const replyToReview = endpoint({
  method: 'POST',
  path: '/api/studies/desk/reviews/:id/reply',
  summary: 'Ответить на отзыв от имени организации',
  params: Id,
  body: z.strictObject({
    text: z.string().trim().min(1, 'Напишите ответ').max(2000, 'Не длиннее 2000 знаков'),
  }),
  reply: DeskReview,
  problems: [no.reviewNotFound, no.reviewPassed],
})
export const reportReview = endpoint({
  method: 'POST',
  path: '/api/studies/desk/reviews/:id/report',
  summary: 'Пожаловаться проверяющему на показанный отзыв о своей программе',
  params: Id,
  body: z.strictObject({
    why: z.string().trim().min(5, 'Напишите, что не так с отзывом').max(500, 'Не длиннее 500 знаков'),
  }),
  reply: DeskReview,
  problems: [no.reviewNotFound, no.reviewPassed],
})
