/** Files on their way to the server: the form in which they are chosen is not sent without them. */
import { createContext, useCallback, useContext, useEffect, useRef } from 'react'
import type { Fault } from './error-summary.tsx'
import { t } from './words.ts'

type Tell = (field: string, isOnWay: boolean) => void

/** The form around a field of files; without one nobody waits. */
export const OnWay = createContext<Tell>(() => undefined)

/** Told by the field while its files are uploaded and checked. */
export function useTellOnWay(field: string, isOnWay: boolean): void {
  const tell = useContext(OnWay)
  useEffect(() => {
    if (!isOnWay) return undefined
    tell(field, true)
    return () => tell(field, false)
  }, [tell, field, isOnWay])
}

/** For the form: `cure` is told of a field for which nobody has to wait any more. */
export function useOnWay(cure: (field: string) => void): {
  readonly tell: Tell
  readonly faults: () => readonly Fault[]
} {
  const fields = useRef(new Set<string>())
  const latest = useRef(cure)
  useEffect(() => {
    latest.current = cure
  })
  const tell = useCallback<Tell>((field, isOnWay) => {
    if (isOnWay) fields.current.add(field)
    else if (fields.current.delete(field)) latest.current(field)
  }, [])
  const faults = useCallback(
    () => [...fields.current].map((field) => ({ field, message: t`Дождитесь загрузки файла` })),
    [],
  )
  return { tell, faults }
}
