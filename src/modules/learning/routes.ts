/** Addresses of providers and programmes. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { readProgramme } from './use-cases/read-programme.ts'
import { listTeaching } from './use-cases/list-teaching.ts'
import { searchCatalogue } from './use-cases/search-catalogue.ts'
import { importTable } from './use-cases/import-table.ts'
import { listDesk } from './use-cases/list-desk.ts'
import { deskProgramme } from './use-cases/one-programme.ts'
import * as keys from './use-cases/keys.ts'
import * as provider from './use-cases/provider.ts'
import * as review from './use-cases/review-programme.ts'
import { saveSessions } from './use-cases/save-sessions.ts'
import * as saved from './use-cases/searches.ts'
import { changeProgramme, createProgramme } from './use-cases/write-programme.ts'

const open = quiet('открытый каталог')
const ownList = quiet('программы своей организации, чужих данных нет')
const provide = 'learning.provide'
const judge = 'learning.review'

export function routes(server: Server): void {
  providers(server)
  searches(server)
  systems(server)
  serve(server, contract.searchCatalogue, {
    permission: 'public',
    audit: open,
    run: (ctx, { query }) => searchCatalogue(ctx, query),
  })
  serve(server, contract.listTeaching, {
    permission: 'public',
    audit: open,
    run: (ctx, { query }) => listTeaching(ctx, query.text),
  })
  serve(server, contract.readProgramme, {
    permission: 'public',
    audit: open,
    run: (ctx, { params }) => readProgramme(ctx, params.id),
  })
  serve(server, contract.createProgramme, {
    permission: provide,
    audit: 'programme-created',
    idempotent: true,
    run: (ctx, { body }) => createProgramme(ctx, body),
  })
  serve(server, contract.importTable, {
    permission: provide,
    audit: 'programmes-imported',
    idempotent: true,
    run: (ctx, { body }) => importTable(ctx, body),
  })
  serve(server, contract.changeProgramme, {
    permission: provide,
    audit: 'programme-changed',
    run: (ctx, { params, body }) => changeProgramme(ctx, params.id, body),
  })
  serve(server, contract.saveSessions, {
    permission: provide,
    audit: 'programme-sessions-saved',
    run: (ctx, { params, body }) => saveSessions(ctx, params.id, body),
  })
  serve(server, contract.submitProgramme, {
    permission: provide,
    audit: 'programme-submitted',
    run: (ctx, { params }) => review.submitProgramme(ctx, params.id),
  })
  serve(server, contract.recallProgramme, {
    permission: provide,
    audit: 'programme-recalled',
    run: (ctx, { params }) => review.recallProgramme(ctx, params.id),
  })
  serve(server, contract.decideProgrammes, {
    permission: judge,
    audit: 'programmes-decided',
    run: (ctx, { body }) => review.decideProgrammes(ctx, body),
  })
  serve(server, contract.listOwnProgrammes, {
    permission: 'learning.desk',
    audit: ownList,
    run: (ctx, { query }) => listDesk(ctx, query),
  })
  serve(server, contract.readDeskProgramme, {
    permission: 'learning.desk',
    audit: ownList,
    run: (ctx, { params }) => deskProgramme(ctx, params.id),
  })
  serve(server, contract.withdrawProgramme, {
    permission: 'learning.desk',
    audit: 'programme-withdrawn',
    run: (ctx, { params, body }) => review.withdrawProgramme(ctx, params.id, body),
  })
}

function providers(server: Server): void {
  serve(server, contract.readOwnProvider, {
    permission: provide,
    audit: quiet('заявка своей организации'),
    run: (ctx) => provider.readOwnProvider(ctx),
  })
  serve(server, contract.saveProvider, {
    permission: provide,
    audit: 'provider-saved',
    run: (ctx, { body }) => provider.saveProvider(ctx, body),
  })
  serve(server, contract.submitProvider, {
    permission: provide,
    audit: 'provider-submitted',
    run: (ctx) => provider.submitProvider(ctx),
  })
  serve(server, contract.listProviders, {
    permission: judge,
    audit: 'providers-looked-at',
    run: async (ctx, { query }) => ({ items: await provider.listProviders(ctx, query.state) }),
  })
  serve(server, contract.takeProvider, {
    permission: judge,
    audit: 'provider-claimed',
    run: (ctx, { params }) => provider.takeProvider(ctx, params.id),
  })
  serve(server, contract.decideProvider, {
    permission: judge,
    audit: 'provider-decided',
    run: (ctx, { params, body }) => provider.decideProvider(ctx, params.id, body),
  })
}

function searches(server: Server): void {
  const own = quiet('свои сохранённые поиски')
  serve(server, contract.listSearches, {
    permission: 'learning.own',
    audit: own,
    run: async (ctx) => ({ items: await saved.listSearches(ctx) }),
  })
  serve(server, contract.saveSearch, {
    permission: 'learning.own',
    audit: 'search-saved',
    idempotent: true,
    run: (ctx, { body }) => saved.saveSearch(ctx, body),
  })
  serve(server, contract.switchSearch, {
    permission: 'learning.own',
    audit: 'search-switched',
    run: (ctx, { params, body }) => saved.switchSearch(ctx, params.id, body.notifies),
  })
  serve(server, contract.deleteSearch, {
    permission: 'learning.own',
    audit: 'search-deleted',
    run: async (ctx, { params }) => {
      await saved.deleteSearch(ctx, params.id)
      return {}
    },
  })
}

function systems(server: Server): void {
  serve(server, contract.listKeys, {
    permission: provide,
    audit: quiet('ключи систем своей организации'),
    run: async (ctx) => ({ items: await keys.listKeys(ctx) }),
  })
  serve(server, contract.addKey, {
    permission: provide,
    audit: 'system-key-added',
    idempotent: true,
    run: (ctx, { body }) => keys.addKey(ctx, body),
  })
  serve(server, contract.revokeKey, {
    permission: provide,
    audit: 'system-key-revoked',
    run: (ctx, { params }) => keys.revokeKey(ctx, params.id),
  })
}
