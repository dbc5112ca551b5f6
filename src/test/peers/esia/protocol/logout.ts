/** Logout of the single sign-on: which address may follow it (esia facts §10). */
import { endSession } from '../http/browser.ts'
import { redirect, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { notice } from '../pages/error.ts'
import { html, t } from '../pages/html.ts'
import type { Sandbox } from '../sandbox.ts'

export function logout(sandbox: Sandbox, request: Request): Reply {
  const mnemonic = request.query.get('client_id')
  if (!mnemonic)
    return notice(
      sandbox,
      400,
      'Выход не удался',
      html`<p>${t('В запросе нет client_id. Вы остались в системе.')}</p>`,
    )
  const client = sandbox.world.client(mnemonic)
  if (!client)
    return notice(
      sandbox,
      403,
      'Выход не удался',
      html`<p>${t('Система с такой мнемоникой не зарегистрирована. Вы остались в системе.')}</p>`,
    )
  const ended = [endSession(sandbox, request)]
  const wanted = request.query.get('redirect_url')
  if (wanted === null || wanted === '') return redirect(client.siteUrl, ended)
  // Anything else would make the stand an open redirect: the person lands on its own front page instead.
  return redirect(isWithin(client.siteUrl, wanted) ? wanted : `${sandbox.publicUrl}/`, ended)
}

/** «Be a substring», read strictly: the same origin, and the path goes on from the registered one at a slash. */
export function isWithin(siteUrl: string, wanted: string): boolean {
  const site = URL.parse(siteUrl)
  const target = URL.parse(wanted)
  if (!site || !target || target.origin !== site.origin || target.username !== '') return false
  return target.pathname === site.pathname || target.pathname.startsWith(site.pathname.replace(/\/?$/, '/'))
}
