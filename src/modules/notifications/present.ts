/** Row → contract. */
import type { LedgerLine } from '../../platform/messages/ledger.ts'
import type { Delivery, Device, Notification } from './contract.ts'
import type { DeviceRow, NotificationRow } from './store.ts'

export const presentNotification = (n: NotificationRow): Notification => ({
  id: n.id,
  kind: n.kind,
  title: n.title,
  text: n.text,
  link: n.link,
  at: n.at.toISOString(),
  readAt: n.read_at?.toISOString() ?? null,
  reached: n.reached_by && n.reached_at ? { channel: n.reached_by, at: n.reached_at.toISOString() } : null,
})

export const presentDevice = (d: DeviceRow): Device => ({
  id: d.id,
  name: d.name,
  addedAt: d.added_at.toISOString(),
  endpointDigest: d.endpoint_digest,
})

export const presentDelivery = (l: LedgerLine): Delivery => ({
  id: l.id,
  kind: l.kind,
  channel: l.channel,
  to: l.to,
  status: l.status,
  reason: l.reason,
  queuedAt: l.queuedAt.toISOString(),
  settledAt: l.settledAt?.toISOString() ?? null,
  tries: l.tries.map((t) => ({ at: t.at.toISOString(), outcome: t.outcome, reason: t.reason })),
})
