/** The life of files on their way to the server: rules before, progress, speed, one cause for each refusal. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { refusedBy } from '../refused-by.ts'
import { fileSize, nb } from '../words.ts'

export interface UploadedFile {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  readonly type: string
}

export interface UploadOptions {
  /** Bytes gone of all bytes. */
  readonly onProgress: (sentBytes: number, totalBytes: number) => void
  readonly signal: AbortSignal
}

/** Given by the page; resolves when the server has kept and checked the file. */
export type Upload<F extends UploadedFile> = (file: File, options: UploadOptions) => Promise<F>

export interface Sending {
  readonly key: string
  readonly file: File
  readonly state: 'sending' | 'checking' | 'failed'
  readonly percent: number
  readonly secondsLeft: number | null
  readonly fault: string | null
}

export interface Rules {
  /** Media types: `image/jpeg`, `application/pdf`. */
  readonly accept: readonly string[]
  readonly maxBytes: number
  readonly maxFiles: number
}

const names: Record<string, string> = {
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'application/pdf': 'PDF',
  'image/webp': 'WEBP',
}

export const acceptedWords = (accept: readonly string[]): string => {
  const words = accept.map((type) => names[type] ?? type)
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} или ${words.at(-1)}`
}

/** Said before a byte is sent; null when the file may go. */
export function ruleBroken(file: File, rules: Rules, countBefore: number): string | null {
  if (countBefore >= rules.maxFiles) return nb(`Уже ${rules.maxFiles}: больше нельзя. Уберите лишний`)
  if (file.size === 0) return nb('Файл пуст. Сохраните его ещё раз и выберите снова')
  if (file.size > rules.maxBytes)
    return nb(`Слишком большой: ${fileSize(file.size)}, можно до ${fileSize(rules.maxBytes)}`)
  // A phone may leave the type empty: the server looks inside anyway.
  if (file.type && !rules.accept.includes(file.type))
    return nb(`Не подходит: нужен ${acceptedWords(rules.accept)}`)
  return null
}

export interface UseUploads {
  readonly sending: readonly Sending[]
  readonly add: (files: Iterable<File>) => void
  /** Stops a file on its way or takes a failed one away. */
  readonly drop: (key: string) => void
  readonly retry: (key: string) => void
}

export function useUploads<F extends UploadedFile>(
  upload: Upload<F>,
  rules: Rules,
  kept: readonly F[],
  onKept: (file: F) => void,
): UseUploads {
  const [sending, setSending] = useState<readonly Sending[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const change = useCallback(
    (key: string, part: Partial<Sending>) =>
      setSending((old) => old.map((one) => (one.key === key ? { ...one, ...part } : one))),
    [],
  )
  useEffect(() => {
    const all = stops.current
    return () => {
      for (const stop of all.values()) stop.abort()
    }
  }, [])

  const send = async (key: string, file: File): Promise<void> => {
    const stop = new AbortController()
    stops.current.set(key, stop)
    const startedAt = performance.now()
    const onProgress = (sent: number, total: number) => {
      const spent = (performance.now() - startedAt) / 1000
      const secondsLeft = sent > 0 && spent > 0.5 ? Math.ceil((spent / sent) * (total - sent)) : null
      change(key, {
        percent: (sent / total) * 100,
        secondsLeft,
        state: sent >= total ? 'checking' : 'sending',
      })
    }
    try {
      const done = await upload(file, { onProgress, signal: stop.signal })
      setSending((old) => old.filter((one) => one.key !== key))
      onKept(done)
    } catch (error) {
      if (stop.signal.aborted) return
      const { title, detail, errors } = refusedBy(error)
      change(key, { state: 'failed', fault: nb(errors[0]?.message ?? detail ?? title) })
    } finally {
      stops.current.delete(key)
    }
  }

  const add = (files: Iterable<File>) => {
    let count = kept.length + sending.filter((one) => one.state !== 'failed').length
    for (const file of files) {
      const key = crypto.randomUUID()
      const fault = ruleBroken(file, rules, count)
      if (!fault) count++
      setSending((old) => [
        ...old,
        { key, file, state: fault ? 'failed' : 'sending', percent: 0, secondsLeft: null, fault },
      ])
      if (!fault) void send(key, file)
    }
  }
  const drop = (key: string) => {
    stops.current.get(key)?.abort()
    setSending((old) => old.filter((one) => one.key !== key))
  }
  const retry = (key: string) => {
    const one = sending.find((s) => s.key === key)
    if (!one) return
    change(key, { state: 'sending', percent: 0, secondsLeft: null, fault: null })
    void send(key, one.file)
  }
  return { sending, add, drop, retry }
}
