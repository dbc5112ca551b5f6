/** The table of rights as people read it: every address × every role. */
import { allPermissions, grants, roles, type Role } from '../platform/permissions.ts'
import type { ServedRoute } from '../platform/serve.ts'
import { organisationRelations, relations } from './relations.ts'

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
    'Создано командой `npm run docs`: каждый адрес и каждая роль. ✓ — право есть, • — вход не нужен. Какие именно записи видит человек, решает ещё и правило модуля (`policy.ts`), а за ним политики строк в базе. Каждую клетку вызывает `src/test/matrix.test.ts`: каждый адрес каждой ролью и без входа.',
    '',
    `| адрес | право | журнал | ${roles.join(' | ')} |`,
    `| --- | --- | --- | ${roles.map(() => '---').join(' | ')} |`,
    ...routes.map(
      (r) =>
        `| \`${r.endpoint.method} ${r.endpoint.path}\` | ${r.permission} | ${typeof r.audit === 'string' ? r.audit : `нет: ${r.audit.quiet}`} | ${roles.map((role) => mark(r, role)).join(' | ')} |`,
    ),
    '',
    '## Свои и чужие',
    '',
    'Что отвечает адрес хозяину и остальным; «нет такого» — 404 или 403, как будто вещи не существует.',
    '',
    '| вещь | адрес | своё | чужое |',
    '| --- | --- | --- | --- |',
    ...relations.map(
      (r) =>
        `| ${r.what} | \`${r.address}\` | ${r.own < 300 ? 'да' : 'нет такого: своё решают другие'} | ${r.foreign.length > 0 ? `да: ${r.foreign.join(', ')}` : 'нет такого'} |`,
    ),
    '',
    '## Своя организация и другая',
    '',
    'Руководитель действует за одну организацию; о вещах другой ему отвечают, что их нет.',
    '',
    '| вещь | адрес | своей организации | другой |',
    '| --- | --- | --- | --- |',
    ...organisationRelations.map(
      (r) => `| ${r.what} | \`${r.address}\` | да | ${r.isList ? 'нет в списке' : 'нет такого'} |`,
    ),
    '',
    '## Право → роли',
    '',
    ...allPermissions.map((p) => `- \`${p}\`: ${grants[p].join(', ')}`),
    '',
  ].join('\n')
}
