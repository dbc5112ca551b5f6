/** Addresses of the personal journal and of questions about it. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { answerExplanation, readExplanation } from './use-cases/answer-explanation.ts'
import { askExplanation } from './use-cases/ask-explanation.ts'
import { listDesk, listToMe } from './use-cases/list-explanations.ts'
import { readAccess } from './use-cases/read-access.ts'
import { readObjectJournal, readOwnJournal } from './use-cases/read-journal.ts'
import { showState, showTile } from './use-cases/show-tree.ts'

const audit = quiet('человек читает журнал о себе; запись о чтении записей росла бы сама от себя')
const openTree = quiet('хеши и подпись под ними: кто угодно, без имени')
const inList = quiet('в списке имена и слова вопроса; открытый вопрос записывается')

export function routes(server: Server): void {
  serve(server, contract.ownJournal, {
    permission: 'journal.own',
    audit,
    run: (ctx, { query }) => readOwnJournal(ctx, query),
  })
  serve(server, contract.objectJournal, {
    permission: 'journal.own',
    audit,
    run: (ctx, { params, query }) => readObjectJournal(ctx, params, query),
  })
  serve(server, contract.readAccess, {
    permission: 'journal.own',
    audit,
    run: (ctx, { params }) => readAccess(ctx, params.id),
  })
  serve(server, contract.askExplanation, {
    permission: 'journal.own',
    audit: 'explanation-asked',
    idempotent: true,
    run: (ctx, { params, body }) => askExplanation(ctx, params.id, body.words),
  })
  serve(server, contract.explanationsToMe, {
    permission: 'journal.own',
    audit: inList,
    run: (ctx, { query }) => listToMe(ctx, query),
  })
  serve(server, contract.explanationsDesk, {
    permission: 'explanations.manage',
    audit: inList,
    run: (ctx, { query }) => listDesk(ctx, query),
  })
  serve(server, contract.readExplanation, {
    permission: 'journal.own',
    audit: 'explanation-seen',
    run: (ctx, { params }) => readExplanation(ctx, params.id),
  })
  serve(server, contract.answerExplanation, {
    permission: 'journal.own',
    audit: 'explanation-answered',
    idempotent: true,
    run: (ctx, { params, body }) => answerExplanation(ctx, params.id, body.text),
  })
  serve(server, contract.journalState, {
    permission: 'public',
    audit: openTree,
    run: (ctx, { query }) => showState(ctx, query.size),
  })
  serve(server, contract.journalTile, {
    permission: 'public',
    audit: openTree,
    run: (ctx, { params }) => showTile(ctx, params.level, params.number),
  })
}
