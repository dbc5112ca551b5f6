/** The table of rights as people read it: every address × every role. */
import { allPermissions, grants, roles, type Role } from '../platform/permissions.ts'
import type { ServedRoute } from '../platform/serve.ts'

const mark = (route: ServedRoute, role: Role): string => {
  if (route.permission === 'public' || route.permission === 'guest') return '•'
  const holders: readonly Role[] = grants[route.permission]
  return holders.includes('citizen') || holders.includes(role) ? '✓' : ''
}

export function permissionsPage(served: readonly ServedRoute[]): string {
  const routes = [...served].sort(
    (a, b) =>
      a.endpoint.path.localeCompare(b.endpoint.path) || a.endpoint.method.localeCompare(b.endpoint.method),
  )
  return [
    '# Права',
    '',
    'Создано командой `npm run docs`: каждый адрес и каждая роль. ✓ — право есть, • — вход не нужен. Какие именно записи видит человек, решает ещё и правило модуля (`policy.ts`).',
    '',
    `| адрес | право | журнал | ${roles.join(' | ')} |`,
    `| --- | --- | --- | ${roles.map(() => '---').join(' | ')} |`,
    ...routes.map(
      (r) =>
        `| \`${r.endpoint.method} ${r.endpoint.path}\` | ${r.permission} | ${typeof r.audit === 'string' ? r.audit : `нет: ${r.audit.quiet}`} | ${roles.map((role) => mark(r, role)).join(' | ')} |`,
    ),
    '',
    '## Право → роли',
    '',
    ...allPermissions.map((p) => `- \`${p}\`: ${grants[p].join(', ')}`),
    '',
  ].join('\n')
}
