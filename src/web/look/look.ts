/** The chosen look of this device: kept in localStorage, followed by every open tab, offered to the profile. */
import { useSyncExternalStore } from 'react'
import {
  applyLook,
  firstLowVision,
  isNight,
  lookFrom,
  ordinary,
  type Look,
  type LowVision,
  type Scheme,
} from './apply.ts'

const place = 'nmo-look'
const hearers = new Set<() => void>()
const system = () => window.matchMedia('(prefers-color-scheme: dark)')

let current: Look | undefined

function read(): Look {
  try {
    return lookFrom(JSON.parse(localStorage.getItem(place) ?? '{}'))
  } catch {
    // Storage may be forbidden or damaged: the page is then simply the ordinary one.
    return ordinary
  }
}

export const look = (): Look => (current ??= read())

function show(next: Look): void {
  current = next
  applyLook(next, system().matches, document.documentElement)
  for (const hear of hearers) hear()
}

/** A choice of the person; kept on the device and told to whoever keeps it for the person. */
export function choose(change: Partial<Look>): void {
  const next = { ...look(), ...change }
  try {
    localStorage.setItem(place, JSON.stringify(next))
  } catch {
    // Not kept, but it still works until the page is closed.
  }
  show(next)
}

export const chooseScheme = (scheme: Scheme): void => choose({ scheme })
export const chooseLowVision = (change: Partial<LowVision> | null): void =>
  choose({ lowVision: change && { ...firstLowVision, ...look().lowVision, ...change } })

/** Calls `hear` after each change on this device, in this tab or in another; returns a stop. */
export function watchLook(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

/** Follows the system and other tabs; called once, by main.tsx. */
export function startLook(): void {
  show(read())
  system().addEventListener('change', () => show(look()))
  window.addEventListener('storage', (event) => {
    if (event.key === place || event.key === null) show(read())
  })
}

export const useLook = (): Look => useSyncExternalStore(watchLook, look)
export const useIsNight = (): boolean =>
  useSyncExternalStore(watchLook, () => isNight(look(), system().matches))
export type { Look, LowVision, Scheme } from './apply.ts'
