/** The API described for people and programs: `/api/openapi.json` and a reading page that needs no script. */
import { isBytes } from './endpoint.ts'
import { openapi } from './openapi.ts'
import { platformRefusals } from './refusals.ts'
import type { Server, ServedRoute } from './serve.ts'

export function serveApiPages(server: Server, publicOrigin: string): void {
  server.app.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json').send(openapi(server, publicOrigin)),
  )
  server.app.get('/api/reference', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(readingPage(server)),
  )
  server.app.get('/api/reference.css', async (_request, reply) => reply.type('text/css').send(style))
  server.app.get<{ Params: { code: string } }>('/problems/:code', async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(problemPage(server, request.params.code)),
  )
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><link rel="stylesheet" href="/api/reference.css"></head><body><main>${body}</main></body></html>`

function readingPage(server: Server): string {
  const groups = new Map<string, ServedRoute[]>()
  for (const route of server.served) {
    const tag = route.endpoint.path.split('/')[2]!
    groups.set(tag, [...(groups.get(tag) ?? []), route])
  }
  const sections = [...groups].map(
    ([tag, routes]) => `<h2 id="${tag}">${tag}</h2>${routes.map(routeText).join('')}`,
  )
  return page(
    'API портала НМО',
    `<h1>API портала НМО</h1><p>Описание для программ: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). Запросы, кроме открытых, подписываются ключом браузера: RFC 9421, профиль nmo-req/1.</p><nav aria-label="Разделы">${[...groups.keys()].map((t) => `<a href="#${t}">${t}</a>`).join(' ')}</nav>${sections.join('')}`,
  )
}

function routeText({ endpoint: e, permission }: ServedRoute): string {
  const who = permission === 'public' ? 'открыто всем' : permission === 'guest' ? 'до входа' : permission
  const raw = isBytes(e.body) ? `<p>Тело: байты, до ${Math.round(e.body.maxBytes / 1024)} КБ.</p>` : ''
  const problems = e.problems.map(
    (p) =>
      `<li><a href="/problems/${p.code}"><code>${p.code}</code></a> ${p.status}: ${escape(p.title)}</li>`,
  )
  return `<section><h3><code>${e.method} ${escape(e.path)}</code></h3><p>${escape(e.summary)}. <span>Кто: ${who}</span></p>${raw}${problems.length > 0 ? `<details><summary>Отказы: ${problems.length}</summary><ul>${problems.join('')}</ul></details>` : ''}</section>`
}

function problemPage(server: Server, code: string): string {
  const all = [...platformRefusals, ...server.served.flatMap((r) => r.endpoint.problems)]
  const known = all.find((r) => r.code === code)
  if (!known)
    return page(
      'Такого отказа нет',
      '<h1>Такого отказа нет</h1><p><a href="/api/reference">Все адреса API</a></p>',
    )
  const where = server.served.filter((r) => r.endpoint.problems.some((p) => p.code === code))
  return page(
    known.title,
    `<h1>${escape(known.title)}</h1><p><code>${known.code}</code>, статус ${known.status}</p>${where.length > 0 ? `<h2>Где встречается</h2><ul>${where.map((r) => `<li><code>${r.endpoint.method} ${escape(r.endpoint.path)}</code></li>`).join('')}</ul>` : '<p>Так может ответить любой адрес.</p>'}<p><a href="/api/reference">Все адреса API</a></p>`,
  )
}

const style = `:root{color-scheme:light dark}body{margin:0;font:16px/1.5 system-ui,sans-serif;background:light-dark(#F6F5F1,#131F23);color:light-dark(#18242A,#E8ECEB)}
main{max-width:52rem;margin:0 auto;padding:2rem 1rem 4rem}a{color:light-dark(#0B5A62,#86C3C6)}h2{margin-top:2.5rem}
section{background:light-dark(#fff,#1D2B30);border:1px solid light-dark(#E2DFD7,#33434A);border-radius:10px;padding:.75rem 1rem;margin:.75rem 0}
h3{margin:0;font-size:1rem;overflow-wrap:anywhere}section p{margin:.25rem 0}section span{color:light-dark(#5A5D59,#A9B5B6)}nav{display:flex;flex-wrap:wrap;gap:.5rem 1rem}`
