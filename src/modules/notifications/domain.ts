/** Which channels a piece of news takes, in which order and when. Pure. */
import { Channel, Kind, type MessageSettingsChange } from './contract.ts'

export interface Preferences {
  readonly channels: Readonly<Record<Kind, readonly Channel[]>>
  readonly mode: 'first' | 'all'
  readonly isQuietAtNight: boolean
}

/** Nobody is charged or woken without having asked; what needs an answer or warns of danger comes by more ways. */
export const defaults: Preferences = {
  channels: {
    application: ['push', 'email'],
    question: ['push', 'sms', 'email'],
    certificate: ['push', 'email'],
    file: ['push'],
    credits: ['push', 'email'],
    plan: ['push', 'email'],
    security: ['push', 'email'],
    work: ['push'],
  },
  mode: 'first',
  isQuietAtNight: true,
}

export interface Ways {
  readonly hasPhone: boolean
  readonly hasEmail: boolean
  readonly devices: number
}

export interface Plan {
  readonly now: readonly Channel[]
  /** Tried one by one while those before fail. */
  readonly later: readonly Channel[]
}

const canReach = (ways: Ways): Record<Channel, boolean> => ({
  push: ways.devices > 0,
  sms: ways.hasPhone,
  email: ways.hasEmail,
})

export function planOf(kind: Kind, preferences: Preferences, ways: Ways): Plan {
  const can = canReach(ways)
  const chosen = Channel.options.filter((c) => preferences.channels[kind].includes(c) && can[c])
  // A stranger in the account may hold one of the channels, so a warning goes by all of them.
  if (preferences.mode === 'all' || kind === 'security') return { now: chosen, later: [] }
  return { now: chosen.slice(0, 1), later: chosen.slice(1) }
}

const hourMs = 3_600_000
/** Moscow has had no summer time since 2014. */
const moscowOffsetMs = 3 * hourMs
const nightFrom = 22
const nightTo = 8

/** The next 8:00 by Moscow when it is night there, otherwise null. */
export function morningAfter(now: Date): Date | null {
  const there = new Date(now.getTime() + moscowOffsetMs)
  const hour = there.getUTCHours()
  if (hour < nightFrom && hour >= nightTo) return null
  const day = Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate())
  return new Date(day + nightTo * hourMs - moscowOffsetMs + (hour >= nightFrom ? 24 * hourMs : 0))
}

/** Push and SMS make a sound; a letter does not. */
export const notBefore = (channel: Channel, preferences: Preferences, now: Date): Date | null =>
  preferences.isQuietAtNight && channel !== 'email' ? morningAfter(now) : null

/** While another channel waits its turn, the one before has so long. */
export const turnMs = 10 * 60_000

export interface SettingsFault {
  readonly field: string
  readonly message: string
}

/** Everything wrong at once. */
export function faultsOf(change: MessageSettingsChange): SettingsFault[] {
  const security = change.kinds.find((k) => k.kind === 'security')
  return [
    ...(security?.channels.length === 0
      ? [{ field: 'security', message: 'О входах и паролях сообщаем хотя бы одним способом' }]
      : []),
    ...change.kinds.flatMap((k, i) =>
      change.kinds.findIndex((other) => other.kind === k.kind) < i
        ? [{ field: k.kind, message: 'Вид сообщений указан дважды' }]
        : [],
    ),
  ]
}

/** Kinds that the change leaves out stay as they were. */
export const changed = (before: Preferences, change: MessageSettingsChange): Preferences => ({
  channels: Object.fromEntries(
    Kind.options.map((kind) => {
      const chosen = change.kinds.find((k) => k.kind === kind)?.channels ?? before.channels[kind]
      return [kind, Channel.options.filter((c) => chosen.includes(c))]
    }),
  ) as unknown as Preferences['channels'],
  mode: change.mode,
  isQuietAtNight: change.isQuietAtNight,
})

export const maxDevices = 10

/** «23 ноября в 15:04 по Москве», for the words of a warning. */
const moment = new Intl.DateTimeFormat('ru-RU', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Moscow',
})
/** «2026-11-30» where it is that day by Moscow. */
export const dayAtMoscow = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(at)

export function atMoscow(at: Date): string {
  const part = (type: string) => moment.formatToParts(at).find((p) => p.type === type)?.value ?? ''
  return `${part('day')} ${part('month')} в ${part('hour')}:${part('minute')} по Москве`
}
