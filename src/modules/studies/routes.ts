/** Addresses of learning. No logic. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import * as desk from './use-cases/desk.ts'
import { enrol } from './use-cases/enrol.ts'
import { importResults } from './use-cases/import-results.ts'
import * as notes from './use-cases/notes.ts'
import * as own from './use-cases/own-studies.ts'
import * as questions from './use-cases/questions.ts'
import { remindOrganisation } from './use-cases/remind.ts'
import * as reviews from './use-cases/reviews.ts'

const ownReading = quiet('человек смотрит своё обучение')
const ownWriting = quiet('заметки человека для себя')

export function routes(server: Server): void {
  learner(server)
  teacher(server)
  opinions(server)
}

function learner(server: Server): void {
  const mine = { permission: 'studies.own' } as const
  serve(server, contract.enrol, {
    ...mine,
    audit: 'study-begun',
    idempotent: true,
    run: (ctx, { body }) => enrol(ctx, body),
  })
  serve(server, contract.cancelStudy, {
    ...mine,
    audit: 'study-cancelled',
    run: (ctx, { params }) => own.cancelStudy(ctx, params.id),
  })
  serve(server, contract.remindOrganisation, {
    ...mine,
    audit: 'study-reminded',
    run: (ctx, { params }) => remindOrganisation(ctx, params.id),
  })
  serve(server, contract.listStudies, {
    ...mine,
    audit: ownReading,
    run: (ctx, { query }) => own.listStudies(ctx, query),
  })
  serve(server, contract.studyOfProgramme, {
    ...mine,
    audit: ownReading,
    run: (ctx, { params }) => own.studyOfProgramme(ctx, params.id),
  })
  serve(server, contract.readStudy, {
    ...mine,
    audit: ownReading,
    run: (ctx, { params }) => own.readStudy(ctx, params.id),
  })
  serve(server, contract.listNotes, {
    ...mine,
    audit: ownReading,
    run: async (ctx, { params }) => ({ items: await notes.listNotes(ctx, params.id) }),
  })
  serve(server, contract.writeNote, {
    ...mine,
    audit: ownWriting,
    idempotent: true,
    run: (ctx, { params, body }) => notes.writeNote(ctx, params.id, body),
  })
  serve(server, contract.changeNote, {
    ...mine,
    audit: ownWriting,
    run: (ctx, { params, body }) => notes.changeNote(ctx, params, body),
  })
  serve(server, contract.deleteNote, {
    ...mine,
    audit: ownWriting,
    run: async (ctx, { params }) => {
      await notes.deleteNote(ctx, params)
      return {}
    },
  })
  serve(server, contract.listQuestions, {
    ...mine,
    audit: ownReading,
    run: (ctx, { params }) => questions.listQuestions(ctx, params.id),
  })
  serve(server, contract.askTeacher, {
    ...mine,
    audit: 'teacher-asked',
    idempotent: true,
    run: (ctx, { params, body }) => questions.askTeacher(ctx, params.id, body),
  })
}

function teacher(server: Server): void {
  const staff = { permission: 'learning.provide' } as const
  serve(server, contract.listLearners, {
    ...staff,
    audit: 'learners-looked-at',
    run: (ctx, { query }) => desk.listLearners(ctx, query),
  })
  serve(server, contract.decideEnrolments, {
    ...staff,
    audit: 'learners-enrolled',
    idempotent: true,
    run: (ctx, { body }) => desk.decideEnrolments(ctx, body),
  })
  serve(server, contract.enterResults, {
    ...staff,
    audit: 'results-entered',
    idempotent: true,
    run: (ctx, { body }) => desk.enterResults(ctx, body),
  })
  serve(server, contract.importResults, {
    ...staff,
    audit: 'results-imported',
    idempotent: true,
    run: (ctx, { body }) => importResults(ctx, body),
  })
  serve(server, contract.annulStudy, {
    ...staff,
    audit: 'result-annulled',
    run: (ctx, { params, body }) => desk.annulStudy(ctx, params.id, body),
  })
  serve(server, contract.listDeskQuestions, {
    ...staff,
    audit: 'learner-questions-looked-at',
    run: (ctx, { query }) => questions.listDeskQuestions(ctx, query),
  })
  serve(server, contract.answerQuestion, {
    ...staff,
    audit: 'teacher-answered',
    run: (ctx, { params, body }) => questions.answerQuestion(ctx, params.id, body),
  })
}

function opinions(server: Server): void {
  const mine = { permission: 'studies.own' } as const
  serve(server, contract.readReviews, {
    permission: 'public',
    audit: quiet('открытый каталог'),
    run: (ctx, { params, query }) => reviews.readReviews(ctx, params.id, query),
  })
  serve(server, contract.readOwnReview, {
    ...mine,
    audit: ownReading,
    run: (ctx, { params }) => reviews.readOwnReview(ctx, params.id),
  })
  serve(server, contract.writeReview, {
    ...mine,
    audit: 'review-written',
    run: (ctx, { params, body }) => reviews.writeReview(ctx, params.id, body),
  })
  serve(server, contract.deleteReview, {
    ...mine,
    audit: 'review-deleted',
    run: async (ctx, { params }) => {
      await reviews.deleteReview(ctx, params.id)
      return {}
    },
  })
  serve(server, contract.listDeskReviews, {
    permission: 'learning.desk',
    audit: quiet('отзывы без имён'),
    run: (ctx, { query }) => reviews.listDeskReviews(ctx, query),
  })
  serve(server, contract.decideReview, {
    permission: 'learning.review',
    audit: 'review-decided',
    run: (ctx, { params, body }) => reviews.decideReview(ctx, params.id, body),
  })
  serve(server, contract.replyToReview, {
    permission: 'learning.provide',
    audit: 'review-replied',
    run: (ctx, { params, body }) => reviews.replyToReview(ctx, params.id, body),
  })
  serve(server, contract.reportReview, {
    permission: 'learning.provide',
    audit: 'review-reported',
    run: (ctx, { params, body }) => reviews.reportReview(ctx, params.id, body),
  })
}
