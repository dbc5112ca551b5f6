/** Addresses of presence. No logic. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { answerCheck, beat } from './use-cases/attend.ts'
import * as desk from './use-cases/desk.ts'
import { enterCode } from './use-cases/enter-code.ts'
import { makeCodes, voidBatch } from './use-cases/make-codes.ts'
import { listMeetings, readBroadcast, readMeeting } from './use-cases/own-meetings.ts'

const own = quiet('человек смотрит свои мероприятия')
const counted = quiet('отметки каждые полминуты; итог мероприятия записывается')
const lists = quiet('организатор видит, кто на его мероприятии: имена и минуты, ничего больше')

export function routes(server: Server): void {
  serve(server, contract.listMeetings, {
    permission: 'studies.own',
    audit: own,
    run: async (ctx) => ({ items: await listMeetings(ctx) }),
  })
  serve(server, contract.readBroadcast, {
    permission: 'studies.own',
    audit: own,
    run: (ctx, { params }) => readBroadcast(ctx, params.id),
  })
  serve(server, contract.readMeeting, {
    permission: 'studies.own',
    audit: own,
    run: (ctx, { params }) => readMeeting(ctx, params.id),
  })
  serve(server, contract.beat, {
    permission: 'studies.own',
    audit: counted,
    run: (ctx, { params }) => beat(ctx, params.id),
  })
  serve(server, contract.answerCheck, {
    permission: 'studies.own',
    audit: counted,
    run: (ctx, { params, body }) => answerCheck(ctx, params.id, body.n),
  })
  serve(server, contract.enterCode, {
    permission: 'studies.own',
    audit: 'event-code-entered',
    run: (ctx, { body }) => enterCode(ctx, body),
  })
  serve(server, contract.listDesk, {
    permission: 'learning.provide',
    audit: lists,
    run: (ctx, { query }) => desk.listDesk(ctx, query.cursor),
  })
  serve(server, contract.listUnset, {
    permission: 'learning.provide',
    audit: lists,
    run: (ctx, { query }) => desk.listUnset(ctx, query.cursor),
  })
  serve(server, contract.readUnset, {
    permission: 'learning.provide',
    audit: lists,
    run: (ctx, { params }) => desk.readUnset(ctx, params.id),
  })
  serve(server, contract.readDesk, {
    permission: 'learning.provide',
    audit: lists,
    run: (ctx, { params }) => desk.readDesk(ctx, params.id),
  })
  serve(server, contract.setMeeting, {
    permission: 'learning.provide',
    audit: 'event-presence-set',
    idempotent: true,
    run: (ctx, { body }) => desk.setMeeting(ctx, body),
  })
  serve(server, contract.changeMeeting, {
    permission: 'learning.provide',
    audit: 'event-presence-set',
    run: (ctx, { params, body }) => desk.changeMeeting(ctx, params.id, body),
  })
  serve(server, contract.makeCodes, {
    permission: 'learning.provide',
    audit: 'event-codes-made',
    run: (ctx, { params, body }) => makeCodes(ctx, params.id, body),
  })
  serve(server, contract.voidBatch, {
    permission: 'learning.provide',
    audit: 'event-codes-voided',
    run: (ctx, { params }) => voidBatch(ctx, params.id),
  })
  serve(server, contract.listAttendees, {
    permission: 'learning.provide',
    audit: lists,
    run: (ctx, { params }) => desk.listAttendees(ctx, params.id),
  })
}
