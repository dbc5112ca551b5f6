/** For forms: what `FileDrop` takes as `upload`, and small pictures of what was uploaded. */
import { useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../web/api.ts'
import { useHear } from '../../../web/live-line.tsx'
import { filePreview } from '../contract.ts'
import { uploadFile, type UploadedFile, type UploadOptions } from './upload.ts'

type Send = (file: File, options: Pick<UploadOptions, 'onProgress' | 'signal'>) => Promise<UploadedFile>

/** `<FileDrop upload={useUpload('education-record')} …/>`: the verdict comes by the live line, or by asking where there is none. */
export function useUpload(purpose: UploadOptions['purpose']): Send {
  const waiting = useRef(new Map<string, () => void>())
  useHear('files.checked', ({ payload }) => waiting.current.get(String(payload['fileId']))?.())
  return useCallback(
    (file, options) =>
      uploadFile(file, {
        ...options,
        purpose,
        whenChecked: (id, wake) => {
          waiting.current.set(id, wake)
          return () => waiting.current.delete(id)
        },
      }),
    [purpose],
  )
}

/** `thumb` of `FileDrop`: addresses of small pictures of one's own files, as they come. */
export function useThumbs(ids: readonly string[]): (file: { readonly id: string }) => string | undefined {
  const blobs = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['file-preview', id],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await call(filePreview, { params: { id } }, { signal })).blob,
      // A checked file never changes.
      staleTime: Infinity,
    })),
    combine: (all) => ids.flatMap((id, i) => (all[i]?.data ? [[id, all[i].data] as const] : [])),
  })
  const made = useRef(new Map<string, string>())
  const [, redraw] = useState(0)
  useEffect(() => {
    const fresh = blobs.filter(([id]) => !made.current.has(id))
    for (const [id, blob] of fresh) made.current.set(id, URL.createObjectURL(blob))
    if (fresh.length > 0) redraw((n) => n + 1)
  }, [blobs])
  useEffect(() => {
    const all = made.current
    return () => {
      for (const address of all.values()) URL.revokeObjectURL(address)
      all.clear()
    }
  }, [])
  return useCallback((file) => made.current.get(file.id), [])
}
