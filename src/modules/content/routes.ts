/** Addresses of contents. No logic. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import * as banks from './use-cases/banks.ts'
import * as captions from './use-cases/captions.ts'
import * as edit from './use-cases/edit-items.ts'
import * as attempts from './use-cases/attempts.ts'
import * as claims from './use-cases/claims.ts'
import * as confirm from './use-cases/confirm.ts'
import { readCourse } from './use-cases/course.ts'
import * as external from './use-cases/external-items.ts'
import { previewItem, previewUnit } from './use-cases/launch.ts'
import { launchItem, readArchive, readPage } from './use-cases/learn.ts'
import { readOutline } from './use-cases/outline.ts'
import { bringWords } from './use-cases/bring-words.ts'
import * as units from './use-cases/units.ts'
import { takeReports } from './use-cases/reports.ts'
import { grantAttempt, listLearnerTests } from './use-cases/extra.ts'
import { listReviews, reviewAnswer } from './use-cases/reviews.ts'

const provide = 'learning.provide'
const ownContent = quiet('содержание программ своей организации, чужих данных нет')

export function routes(server: Server): void {
  serve(server, contract.readOutline, {
    permission: 'learning.desk',
    audit: ownContent,
    run: (ctx, { params }) => readOutline(ctx, params.id),
  })
  serve(server, contract.bringMaterial, {
    permission: provide,
    audit: 'material-brought',
    idempotent: true,
    run: (ctx, { params, body }) => edit.bringMaterial(ctx, params.id, body.fileId),
  })
  serve(server, contract.dropMaterial, {
    permission: provide,
    audit: 'material-dropped',
    run: async (ctx, { params }) => {
      await edit.dropMaterial(ctx, params.id)
      return {}
    },
  })
  serve(server, contract.saveItems, {
    permission: provide,
    audit: 'content-changed',
    run: (ctx, { params, body }) => edit.saveItems(ctx, params.id, body),
  })
  serve(server, contract.addItem, {
    permission: provide,
    audit: 'content-changed',
    idempotent: true,
    run: (ctx, { params, body }) => edit.addItem(ctx, params.id, body),
  })
  serve(server, contract.changeTest, {
    permission: provide,
    audit: 'content-changed',
    run: (ctx, { params, body }) => edit.changeTest(ctx, params.id, body),
  })
  serve(server, contract.saveCaptions, {
    permission: provide,
    audit: 'captions-saved',
    run: (ctx, { params, query, body }) =>
      captions.saveCaptions(ctx, params.id, { name: query.name, bytes: body }),
  })
  serve(server, contract.dropCaptions, {
    permission: provide,
    audit: 'captions-dropped',
    run: (ctx, { params }) => captions.dropCaptions(ctx, params.id),
  })
  serve(server, contract.openEdition, {
    permission: provide,
    audit: 'content-opened',
    run: (ctx, { params, body }) => edit.openEdition(ctx, params.id, body.revision),
  })
  serve(server, contract.previewItem, {
    permission: 'learning.desk',
    audit: ownContent,
    run: (ctx, { params }) => previewItem(ctx, params.id),
  })
  serve(server, contract.previewUnit, {
    permission: 'learning.desk',
    audit: ownContent,
    run: (ctx, { params }) => previewUnit(ctx, params.id, params.unit),
  })
  questions(server)
  outside(server)
  learning(server)
  tests(server)
}

function questions(server: Server): void {
  serve(server, contract.createBank, {
    permission: provide,
    audit: 'questions-saved',
    idempotent: true,
    run: (ctx, { params, body }) => banks.createBank(ctx, params.id, body.name),
  })
  serve(server, contract.readBank, {
    permission: 'learning.desk',
    audit: ownContent,
    run: (ctx, { params }) => banks.readBank(ctx, params.id),
  })
  serve(server, contract.saveBank, {
    permission: provide,
    audit: 'questions-saved',
    run: (ctx, { params, body }) => banks.saveBank(ctx, params.id, body),
  })
  serve(server, contract.importQuestions, {
    permission: provide,
    audit: 'questions-saved',
    run: (ctx, { params, body }) => banks.importQuestions(ctx, params.id, body),
  })
}

const own = quiet('своё обучение')

function outside(server: Server): void {
  serve(server, contract.addExternal, {
    permission: provide,
    audit: 'content-changed',
    idempotent: true,
    run: (ctx, { params, body }) => external.addExternal(ctx, params.id, body),
  })
  serve(server, contract.changeExternal, {
    permission: provide,
    audit: 'content-changed',
    run: (ctx, { params, body }) => external.changeExternal(ctx, params.id, body),
  })
  serve(server, contract.claimExternal, {
    permission: 'content.own',
    audit: 'external-claimed',
    run: (ctx, { params, body }) => claims.claimExternal(ctx, params.id, params.itemId, body.note),
  })
  serve(server, contract.takeBackClaim, {
    permission: 'content.own',
    audit: 'external-claim-taken-back',
    run: (ctx, { params }) => claims.takeBackClaim(ctx, params.id, params.itemId),
  })
  serve(server, contract.listClaims, {
    permission: provide,
    audit: 'external-claims-looked-at',
    run: (ctx, { query }) => confirm.listClaims(ctx, query),
  })
  serve(server, contract.decideClaim, {
    permission: provide,
    audit: 'external-claim-decided',
    run: (ctx, { params, body }) => confirm.decideClaim(ctx, params.id, body),
  })
}

function learning(server: Server): void {
  const learn = 'content.own'
  serve(server, contract.readCourse, {
    permission: learn,
    audit: own,
    run: (ctx, { params }) => readCourse(ctx, params.id),
  })
  serve(server, contract.launchItem, {
    permission: learn,
    audit: 'item-opened',
    run: (ctx, { params }) => launchItem(ctx, params.id, params.itemId),
  })
  serve(server, contract.listUnits, {
    permission: learn,
    audit: own,
    run: (ctx, { params }) => units.listUnits(ctx, params.id, params.itemId),
  })
  serve(server, contract.openUnit, {
    permission: learn,
    audit: 'item-opened',
    run: (ctx, { params }) => units.openUnit(ctx, params.id, params.itemId, params.unit),
  })
  serve(server, contract.bringWords, {
    permission: learn,
    audit: quiet('слова занятия cmi5, сказанные без связи: утверждения хранилища сами себе запись'),
    run: (ctx, { params, body }) =>
      bringWords(ctx, { studyId: params.id, itemId: params.itemId, sessionId: body.sessionId }, body.words),
  })
  serve(server, contract.sendReports, {
    permission: learn,
    audit: quiet(
      'ход обучения: место и ответы; запись делается, когда раздел открыт и когда обучение завершено',
    ),
    run: (ctx, { params, body }) => takeReports(ctx, params.id, body),
  })
  serve(server, contract.readPage, {
    permission: learn,
    audit: own,
    run: (ctx, { params }) => readPage(ctx, params.id, params.itemId, params.page),
  })
  serve(server, contract.readArchive, {
    permission: learn,
    audit: 'materials-downloaded',
    run: (ctx, { params }) => readArchive(ctx, params.id),
  })
}

function tests(server: Server): void {
  const learn = 'content.own'
  serve(server, contract.startAttempt, {
    permission: learn,
    audit: 'attempt-began',
    run: (ctx, { params }) => attempts.startAttempt(ctx, params.id, params.itemId),
  })
  serve(server, contract.readAttempt, {
    permission: learn,
    audit: own,
    run: (ctx, { params }) => attempts.readAttempt(ctx, params.id),
  })
  serve(server, contract.saveAnswer, {
    permission: learn,
    audit: quiet('один ответ; запись делается в конце попытки'),
    run: (ctx, { params, body }) => attempts.saveAnswer(ctx, params.id, params.question, body),
  })
  serve(server, contract.endAttempt, {
    permission: learn,
    audit: 'attempt-ended',
    run: (ctx, { params }) => attempts.endAttempt(ctx, params.id),
  })
  serve(server, contract.listReviews, {
    permission: provide,
    audit: quiet('ответы без имён'),
    run: (ctx, { query }) => listReviews(ctx, query),
  })
  serve(server, contract.reviewAnswer, {
    permission: provide,
    audit: 'answer-reviewed',
    run: (ctx, { params, body }) => reviewAnswer(ctx, params.id, params.question, body),
  })
  serve(server, contract.listLearnerTests, {
    permission: provide,
    audit: 'learner-tests-looked-at',
    run: (ctx, { params }) => listLearnerTests(ctx, params.id),
  })
  serve(server, contract.grantAttempt, {
    permission: provide,
    audit: 'attempt-granted',
    idempotent: true,
    run: (ctx, { params, body }) => grantAttempt(ctx, params.id, body),
  })
}
