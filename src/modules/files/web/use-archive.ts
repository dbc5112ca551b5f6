/** An archive on its way: how much of it came, whether it failed; offered for saving when it is whole. */
import { useCallback, useState } from 'react'
import { download, type Came } from '../../../web/download.ts'
import { saveAs } from './save-as.ts'

export interface ArchiveOnWay {
  /** Null: nothing is on its way. */
  readonly came: Came | null
  readonly hasFailed: boolean
  readonly save: () => void
}

export function useArchive(path: string, id: string, name: string): ArchiveOnWay {
  const [came, setCame] = useState<Came | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const bring = useCallback(async () => {
    setFailed(false)
    setCame({ bytes: 0, of: null })
    try {
      saveAs(await download(path, { id }, setCame), name)
    } catch {
      setFailed(true)
    } finally {
      setCame(null)
    }
  }, [path, id, name])
  return { came, hasFailed, save: () => void bring() }
}
