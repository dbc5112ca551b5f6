/** Words typed but not sent survive a reload and a lost session; they stay in this tab and nowhere else. */
import { useState } from 'react'

const place = (name: string) => `nmo-typed-${name}`

export function useKeptText(name: string, initial = ''): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(place(name)) ?? initial)
  const keep = (next: string) => {
    if (next === '') sessionStorage.removeItem(place(name))
    else sessionStorage.setItem(place(name), next)
    setText(next)
  }
  return [text, keep]
}
