/** F8: from the cabinet, with documents; the review is an application of the usual queue, with its questions and day. */
import { personOf, type Context } from '../../../platform/context.ts'
import type { Role } from '../../../platform/permissions.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { lockGrantsOf } from '../../../platform/session/grants.ts'
import { heldRolesOf, rolesAt } from '../../../platform/session/held-roles.ts'
import { applicationOf, submitApplication } from '../../applications/index.ts'
import { personCard } from '../../identity/index.ts'
import { roleWords } from '../../identity/contract.ts'
import { organisationCard, organisationCards } from '../../organisations/index.ts'
import {
  statusChanged,
  statusNotOffered,
  statusUnderWay,
  type AskStatus,
  type StatusRequest,
} from '../contract.ts'
import { placeFaults, statusKind, type StatusRecord } from '../domain.ts'
import * as store from '../store.ts'

async function offeredTo(ctx: Context, personId: string): Promise<{ offered: Role[]; held: Role[] }> {
  const all = rolesAt(await heldRolesOf(ctx.db, personId, ctx.now), ctx.now)
  const rules = await store.rulesAt(ctx.db, ctx.now)
  const given = (await lockGrantsOf(ctx.db, personId, ctx.now)).map((g) => g.role)
  return {
    offered: rules.filter((r) => r.isAskedFor && !all.includes(r.role)).map((r) => r.role),
    held: [...new Set(given)].filter((role) => all.includes(role)),
  }
}

export const showStatus = (
  ctx: Context,
): Promise<{ offered: Role[]; held: Role[]; requests: StatusRequest[] }> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const requests = await store.statusesOf(tx.db, personId)
    return { ...(await offeredTo(tx, personId)), requests: await present(tx, requests) }
  })

export const askStatus = (ctx: Context, asked: AskStatus): Promise<StatusRequest> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const { offered, held } = await offeredTo(tx, personId)
    if (!offered.includes(asked.role)) throw new Problem(statusNotOffered)
    const place = asked.organisationId ? await organisationCard(tx, asked.organisationId) : null
    const errors = placeFaults(asked.role, asked.organisationId)
    if (asked.organisationId && !place)
      errors.push({ field: 'organisationId', message: 'Такой организации нет. Выберите из списка' })
    if (asked.insteadOf && !held.includes(asked.insteadOf))
      errors.push({ field: 'insteadOf', message: 'Этой роли у вас нет. Выберите другую' })
    if (errors.length > 0) throw new Problem(invalid, { errors })
    const id = tx.services.random.uuid()
    const person = await personCard(tx, personId)
    const { id: applicationId } = await submitApplication(tx, {
      kind: statusKind,
      subjectId: id,
      title: `Смена статуса: ${roleWords[asked.role].toLowerCase()}`,
      facts: [
        { key: 'holder', label: 'Кто просит', value: person.fullName },
        { key: 'role', label: 'Новая роль', value: roleWords[asked.role] },
        ...(asked.insteadOf
          ? [{ key: 'insteadOf', label: 'Вместо роли', value: roleWords[asked.insteadOf] }]
          : []),
        ...(place ? [{ key: 'organisation', label: 'Организация', value: place.name }] : []),
        { key: 'words', label: 'Основание', value: asked.words },
      ],
      fileIds: asked.fileIds,
    })
    const record: StatusRecord = {
      id,
      personId,
      role: asked.role,
      insteadOf: asked.insteadOf,
      organisationId: asked.organisationId,
      words: asked.words,
      applicationId,
      askedAt: tx.now,
      state: 'review',
      firstBy: null,
      firstAt: null,
      secondBy: null,
      secondAt: null,
      settledAt: null,
      refusedWhy: null,
      proposalId: null,
    }
    if (!(await store.insertStatus(tx.db, record))) throw new Problem(statusUnderWay)
    await tx.publish(statusChanged, { requestId: id, personId, role: asked.role, state: 'review' })
    const [shown] = await present(tx, [record])
    return shown!
  })

async function present(ctx: Context, records: readonly StatusRecord[]): Promise<StatusRequest[]> {
  const ids = records.flatMap((r) => (r.organisationId ? [r.organisationId] : []))
  const places = await organisationCards(ctx, ids)
  return Promise.all(
    records.map(async (r) => ({
      id: r.id,
      role: r.role,
      insteadOf: r.insteadOf,
      organisation: r.organisationId
        ? { id: r.organisationId, name: places.get(r.organisationId)?.shortName ?? '' }
        : null,
      words: r.words,
      state: r.state,
      askedAt: r.askedAt.toISOString(),
      settledAt: r.settledAt?.toISOString() ?? null,
      why: r.refusedWhy,
      application: {
        id: r.applicationId,
        number: (await applicationOf(ctx, { kind: statusKind, subjectId: r.id }))?.number ?? '',
      },
    })),
  )
}
