/** OpenAPI 3.1 out of the same contracts that the server checks by. */
import { z } from 'zod'
import { isBytes, type Bytes, type Endpoint } from './endpoint.ts'
import type { Refusal } from './problem.ts'
import { platformRefusals } from './refusals.ts'
import type { Server, ServedRoute } from './serve.ts'

type Json = Record<string, unknown>

/** Shapes with a name of their own stand once, among the components; asked and answered forms may differ. */
type Shared = Map<string, Json>

function schemaOf(shape: z.ZodType, io: 'input' | 'output', shared: Shared): Json {
  const { $schema: _, $defs, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' }) as Json
  const nameOf = (name: string) => (io === 'input' ? `${name}Input` : name)
  const moved = (json: Json): Json =>
    JSON.parse(
      JSON.stringify(json).replace(
        /"#\/\$defs\/([^"]+)"/g,
        (_ref, name: string) => `"#/components/schemas/${nameOf(name)}"`,
      ),
    ) as Json
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, Json>)) {
    const { id: _id, ...rest } = definition
    shared.set(nameOf(name), moved(rest))
  }
  return moved(schema)
}

const parametersOf = (shape: z.ZodType, where: 'path' | 'query', shared: Shared): Json[] => {
  const schema = schemaOf(shape, 'input', shared) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(schema.properties ?? {}).map(([name, s]) => ({
    name,
    in: where,
    required: where === 'path' || (schema.required ?? []).includes(name),
    schema: s,
  }))
}

const content = (shape: z.ZodType | Bytes, io: 'input' | 'output', shared: Shared): Json =>
  isBytes(shape)
    ? Object.fromEntries(
        shape.types.map((t) => [
          t === '*' ? 'application/octet-stream' : t,
          { schema: { type: 'string', format: 'binary' } },
        ]),
      )
    : { 'application/json': { schema: schemaOf(shape, io, shared) } }

const isEmpty = (shape: z.ZodType | Bytes): boolean =>
  shape instanceof z.ZodObject && Object.keys(shape.shape).length === 0

const pathOf = (e: Endpoint): string => e.path.replace(/:(\w+)/g, '{$1}')

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

const alwaysPossible = platformRefusals.filter((r) =>
  ['invalid', 'malformed', 'unauthenticated', 'forbidden', 'not-found', 'too-many', 'defect'].includes(
    r.code,
  ),
)

function problemsOf(e: Endpoint): Json {
  const byStatus = new Map<number, Refusal[]>()
  for (const r of [...alwaysPossible, ...e.problems])
    byStatus.set(r.status, [...(byStatus.get(r.status) ?? []), r])
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      String(status),
      { description: list.map((r) => `${r.code}: ${r.title}`).join('; '), content: problemContent },
    ]),
  )
}

function operation({ endpoint: e, permission }: ServedRoute, shared: Shared): Json {
  return {
    operationId: `${e.method.toLowerCase()}${e.path.replace('/api', '').replace(/[/:.-]+(\w)/g, (_, c: string) => c.toUpperCase())}`,
    summary: e.summary,
    description:
      permission === 'public'
        ? 'Открыто всем, без подписи.'
        : permission === 'guest'
          ? 'До входа: подпись ключом браузера.'
          : `Право: ${permission}.`,
    tags: [e.path.split('/')[2]],
    security: permission === 'public' ? [] : [{ session: [], signature: [] }],
    parameters: [...parametersOf(e.params, 'path', shared), ...parametersOf(e.query, 'query', shared)],
    ...(e.method === 'GET' || isEmpty(e.body)
      ? {}
      : { requestBody: { required: true, content: content(e.body, 'input', shared) } }),
    responses: {
      [e.success]: { description: 'Сделано', content: content(e.reply, 'output', shared) },
      ...problemsOf(e),
    },
  }
}

export function openapi(server: Server, publicOrigin: string): Json {
  const paths: Record<string, Json> = {}
  const shared: Shared = new Map()
  for (const route of server.served) {
    const path = pathOf(route.endpoint)
    paths[path] = { ...paths[path], [route.endpoint.method.toLowerCase()]: operation(route, shared) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'НМО',
      version: '1.0.0',
      summary: 'Портал НМО: один кабинет для медиков, пациентов и организаций',
      description: 'Каждый запрос, кроме открытых, подписан ключом браузера: RFC 9421, профиль nmo-req/1.',
      license: { name: 'Все права сохранены', identifier: 'LicenseRef-Proprietary' },
    },
    servers: [{ url: publicOrigin }],
    tags: [...new Set(server.served.map((r) => r.endpoint.path.split('/')[2]))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-nmo_sid' },
        signature: { type: 'apiKey', in: 'header', name: 'Signature' },
      },
      schemas: {
        ...Object.fromEntries(shared),
        Problem: {
          type: 'object',
          description: 'RFC 9457',
          required: ['type', 'title', 'status', 'code', 'instance'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            instance: { type: 'string' },
            detail: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                required: ['field', 'message'],
                properties: { field: { type: 'string' }, message: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  }
}
