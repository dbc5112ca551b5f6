/** Addresses of the personal journal. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { readObjectJournal, readOwnJournal } from './use-cases/read-journal.ts'

const audit = quiet('человек читает журнал о себе; запись о чтении записей росла бы сама от себя')

export function routes(server: Server): void {
  serve(server, contract.ownJournal, {
    permission: 'journal.own',
    audit,
    run: (ctx, { query }) => readOwnJournal(ctx, query.view, query),
  })
  serve(server, contract.objectJournal, {
    permission: 'journal.own',
    audit,
    run: (ctx, { params, query }) => readObjectJournal(ctx, params, query),
  })
}
