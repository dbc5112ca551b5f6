/** The resources of xAPI: which methods each has, and which parameters. */
import type { Context } from '../../../platform/context.ts'
import { readActivity } from '../use-cases/activities.ts'
import { getAgent } from '../use-cases/agents.ts'
import { activityId, json, type Answer, type Asked } from '../use-cases/asked.ts'
import { deleteDocument, getDocument, postDocument, putDocument } from '../use-cases/documents.ts'
import { consistency, getStatements } from '../use-cases/get-statements.ts'
import { postStatements, putStatement } from '../use-cases/write-statements.ts'

interface Method {
  readonly params: readonly string[]
  /** What a refusal tells too. */
  readonly headers?: (ctx: Context) => Promise<Readonly<Record<string, string>>>
  readonly run: (ctx: Context, asked: Asked) => Promise<Answer>
}

export type Resource = Readonly<Partial<Record<'GET' | 'PUT' | 'POST' | 'DELETE', Method>>>

const searching = [
  'statementId',
  'voidedStatementId',
  'agent',
  'verb',
  'activity',
  'registration',
  'related_activities',
  'related_agents',
  'since',
  'until',
  'limit',
  'format',
  'attachments',
  'ascending',
  'more',
]
const state = ['activityId', 'agent', 'registration', 'stateId']
const agentProfile = ['agent', 'profileId']
const activityProfile = ['activityId', 'profileId']

const documents = (kind: Parameters<typeof getDocument>[0], params: readonly string[]): Resource => ({
  GET: { params: [...params, 'since'], run: getDocument(kind) },
  PUT: { params, run: putDocument(kind) },
  POST: { params, run: postDocument(kind) },
  DELETE: { params, run: deleteDocument(kind) },
})

export const resources: Readonly<Record<string, Resource>> = {
  '/xapi/statements': {
    GET: { params: searching, headers: consistency, run: getStatements },
    PUT: { params: ['statementId'], run: putStatement },
    POST: { params: [], run: postStatements },
  },
  '/xapi/activities': {
    GET: {
      params: ['activityId'],
      run: async (ctx, asked) => json(await readActivity(ctx, asked.speaker, activityId(asked))),
    },
  },
  '/xapi/agents': { GET: { params: ['agent'], run: getAgent } },
  '/xapi/activities/state': documents('state', state),
  '/xapi/activities/profile': documents('activity-profile', activityProfile),
  '/xapi/agents/profile': documents('agent-profile', agentProfile),
}
