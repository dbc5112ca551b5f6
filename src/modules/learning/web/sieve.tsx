/** The words of the search: asked when told to, so that a half-typed word finds nothing wrong. */
import { IconSearch } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { text } from './text.ts'

interface SieveProps {
  readonly label?: string
  /** Beside another filled button it is outlined. */
  readonly isSecond?: boolean
  readonly value: string
  readonly onFind: (words: string) => void
}

export function Sieve({ label = text.search, isSecond = false, value, onFind }: SieveProps) {
  const [typed, setTyped] = useState(value)
  // Changed from outside, by «Сбросить» or by going back.
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    setTyped(value)
  }
  const find = (event: FormEvent) => {
    event.preventDefault()
    onFind(typed.trim())
  }
  return (
    <form className="shop-search" role="search" onSubmit={find}>
      <div className="input-place" data-icon>
        <span className="input-icon">
          <IconSearch size={20} aria-hidden />
        </span>
        <input
          className="input"
          type="search"
          name="q"
          aria-label={label}
          placeholder={label}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" kind={isSecond ? 'plain' : 'main'} wide={false}>
        {text.find}
      </Button>
    </form>
  )
}
