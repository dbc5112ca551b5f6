/** Single keys of a working place: off while something is typed, off altogether when switched off (WCAG 2.1.4). */
import { useEffect, useEffectEvent, useState } from 'react'

const place = 'nmo-keys'
const typing =
  'input:not([type=checkbox],[type=radio],[type=button]),textarea,select,[contenteditable=true],[role=combobox]'

/** By the place of the key, so that the Russian layout works as well as the Latin one. */
const codes: Record<string, string> = {
  ArrowUp: 'ArrowUp',
  ArrowDown: 'ArrowDown',
  '/': 'Slash',
  '?': 'Slash',
}
const codeOf = (key: string): string => codes[key] ?? (/^[A-Z]$/.test(key) ? `Key${key}` : key)

export type KeyActs = Readonly<Record<string, () => void>>

/** `useKeys({ J: next, K: previous, Y: agree })`; keys are Latin capitals or `ArrowUp`, `ArrowDown`, `/`. */
export function useKeys(acts: KeyActs, isOn = true): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest(typing) || document.querySelector('dialog[open]')) return
    const found = Object.entries(acts).find(([key]) => codeOf(key) === event.code)
    if (!found) return
    event.preventDefault()
    found[1]()
  })
  useEffect(() => {
    if (!isOn) return
    const listen = (event: KeyboardEvent) => hear(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [isOn])
}

/** The person's switch, kept on the device. */
export function useKeysSwitch(): readonly [boolean, (on: boolean) => void] {
  const [isOn, setOn] = useState(() => localStorage.getItem(place) !== 'off')
  const choose = (on: boolean) => {
    localStorage.setItem(place, on ? 'on' : 'off')
    setOn(on)
  }
  return [isOn, choose]
}
