/** State of a form: values, faults by field, one failed try after another. Nothing typed is ever cleared. */
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Fault } from './error-summary.tsx'
import { useOnWay } from './on-way.ts'
import { refusedBy } from './refused-by.ts'
import { t } from './words.ts'

export interface Bound<V> {
  readonly name: string
  readonly value: V
  readonly onChange: (value: V) => void
  readonly error: string | undefined
}

export interface UseForm<T extends object> {
  readonly values: T
  readonly set: <K extends keyof T & string>(name: K, value: T[K]) => void
  /** Replaces everything: a draft came from the server. */
  readonly reset: (values: T) => void
  /** `<TextField label="Номер" {...form.bind('number')} />` */
  readonly bind: <K extends keyof T & string>(name: K) => Bound<T[K]>
  readonly faults: readonly Fault[]
  /** For `<ErrorSummary {...form.summary} />`. */
  readonly summary: { readonly faults: readonly Fault[]; readonly attempt: number }
  readonly errorOf: (field: string) => string | undefined
  /** For `<form onSubmit>`; runs `send`, keeps its refusal as faults. */
  readonly onSubmit: (event?: { preventDefault: () => void }) => void
  /** The same without an event; resolves to whether it went through. */
  readonly submit: () => Promise<boolean>
  readonly isSending: boolean
  /** Something was typed since the start or the last reset. */
  readonly isTouched: boolean
  readonly fail: (error: unknown) => void
  /** For `<OnWay value={form.onWay}>` where `<Form>` is not used. */
  readonly onWay: (field: string, isOnWay: boolean) => void
}

export interface FormParts<T extends object> {
  readonly initial: T
  /** Throws a refusal; everything else that must happen on success stands here too. */
  readonly send: (values: T) => Promise<unknown>
  /** What this page can say before asking the server. */
  readonly check?: ((values: T) => readonly Fault[]) | undefined
  /** The summary names fields as the page does: `{ 'document.number': 'Номер' }`. */
  readonly labels?: Readonly<Record<string, string>> | undefined
}

/** A refusal without fields is a fault of the form as a whole. */
export function faultsOf(error: unknown): readonly Fault[] {
  const { errors, title, detail, code } = refusedBy(error)
  if (code === 'offline')
    return [{ field: '', message: t`${title}. Набранное на месте: повторите чуть позже` }]
  return errors.length > 0 ? errors : [{ field: '', message: detail ?? title }]
}

export function useForm<T extends object>({ initial, send, check, labels }: FormParts<T>): UseForm<T> {
  const [values, setValues] = useState(initial)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [attempt, setAttempt] = useState(0)
  const [isSending, setSending] = useState(false)
  const [isTouched, setTouched] = useState(false)
  const isBusy = useRef(false)
  // The cure has begun: the field stops being red, the summary is renewed with the next try.
  const cure = useCallback(
    (field: string) => setFaults((old) => old.filter((fault) => fault.field !== field)),
    [],
  )
  const onWay = useOnWay(cure)

  const set = useCallback(
    <K extends keyof T & string>(name: K, value: T[K]) => {
      setTouched(true)
      setValues((old) => ({ ...old, [name]: value }))
      cure(name)
    },
    [cure],
  )
  const reset = useCallback((next: T) => {
    setValues(next)
    setFaults([])
    setTouched(false)
  }, [])
  const show = useCallback((found: readonly Fault[]) => {
    setFaults(found)
    setAttempt((n) => n + 1)
  }, [])
  const errorOf = (field: string) => faults.find((fault) => fault.field === field)?.message

  const submit = async (): Promise<boolean> => {
    // Two quick clicks are one act.
    if (isBusy.current) return false
    const own = [...(check?.(values) ?? []), ...onWay.faults()]
    if (own.length > 0) {
      show(own)
      return false
    }
    isBusy.current = true
    setSending(true)
    try {
      await send(values)
      setFaults([])
      return true
    } catch (error) {
      show(faultsOf(error))
      return false
    } finally {
      isBusy.current = false
      setSending(false)
    }
  }

  const named = useMemo(
    () =>
      faults.map((fault) => {
        const label = labels?.[fault.field]
        return label
          ? { ...fault, message: `${label}: ${fault.message[0]?.toLowerCase()}${fault.message.slice(1)}` }
          : fault
      }),
    [faults, labels],
  )
  return {
    values,
    set,
    reset,
    faults,
    errorOf,
    submit,
    isSending,
    isTouched,
    summary: { faults: named, attempt },
    fail: (error) => show(faultsOf(error)),
    onWay: onWay.tell,
    bind: (name) => ({
      name,
      value: values[name],
      onChange: (value) => set(name, value),
      error: errorOf(name),
    }),
    onSubmit: (event) => {
      event?.preventDefault()
      void submit()
    },
  }
}
