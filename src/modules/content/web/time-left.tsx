/** The rest of time by the server's clock: the page only counts down from what the server said. */
import { useEffect, useEffectEvent, useState } from 'react'
import { attemptWords } from './text.ts'

interface TimeLeftProps {
  readonly dueAt: string
  /** By the server, when the page was answered. */
  readonly now: string
  readonly onOver: () => void
}

const two = (n: number) => String(n).padStart(2, '0')

export function TimeLeft({ dueAt, now, onOver }: TimeLeftProps) {
  const [began] = useState(() => performance.now())
  const whole = (new Date(dueAt).getTime() - new Date(now).getTime()) / 1000
  const [left, setLeft] = useState(whole)
  const over = useEffectEvent(onOver)
  useEffect(() => {
    const timer = setInterval(() => {
      const rest = whole - (performance.now() - began) / 1000
      setLeft(rest)
      if (rest > 0) return
      clearInterval(timer)
      over()
    }, 500)
    return () => clearInterval(timer)
  }, [whole, began])
  const seconds = Math.max(0, Math.ceil(left))
  // Said aloud at the last five minutes and the last one, not each second.
  const isSaid = seconds === 300 || seconds === 60
  return (
    <span className="time-left num" data-short={seconds <= 60 || undefined}>
      {attemptWords.left}: {Math.floor(seconds / 60)}:{two(seconds % 60)}
      <span className="sr-only" role="status">
        {isSaid ? `${attemptWords.left}: ${seconds / 60} мин` : ''}
      </span>
    </span>
  )
}
