/** The page says that it is open, every half minute; the reply brings the question too, so nobody depends on the live line. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call, Refusal } from '../../../web/api.ts'
import { beat, meetingNotOn, type Meeting } from '../contract.ts'
import { meetingQuery } from './query.ts'

const everyMs = 30_000

/** True while beats do not get through. */
export function useBeats(id: string, meeting: Meeting | undefined): boolean {
  const cache = useQueryClient()
  const { mutate, error } = useMutation({
    mutationFn: () => call(beat, { params: { id } }),
    onSuccess: (fresh) => cache.setQueryData(meetingQuery(id).queryKey, fresh),
    // The event has ended meanwhile: nothing is lost, the page says so.
    onError: (error) => {
      if (isEnded(error)) void cache.invalidateQueries({ queryKey: meetingQuery(id).queryKey })
    },
  })
  const isOn = meeting?.state === 'on'
  useEffect(() => {
    if (!isOn) return
    mutate()
    const timer = setInterval(() => mutate(), everyMs)
    // Back on the line, back on the page: at once, not in half a minute.
    const again = () => document.visibilityState === 'visible' && mutate()
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [isOn, mutate])
  // Nobody's page beats before the start of a day or after the end: it looks whether something came of it.
  const waits = meeting?.state === 'ahead' || meeting?.state === 'between' || isUnsettled(meeting)
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(
      () => void cache.invalidateQueries({ queryKey: meetingQuery(id).queryKey }),
      everyMs,
    )
    return () => clearInterval(timer)
  }, [waits, cache, id])
  return isOn && error !== null && !isEnded(error)
}

const isEnded = (error: Error): boolean => error instanceof Refusal && error.code === meetingNotOn.code

const isUnsettled = (m: Meeting | undefined): boolean =>
  m?.state === 'over' && m.creditedBy === null && m.standing?.isConfirmed === null
