/** All materials at once, with the bytes that came so far. */
import { download } from '../../../web/download.ts'
import { readArchive } from '../contract.ts'

export const fetchArchive = (studyId: string, onProgress: (bytes: number) => void): Promise<Blob> =>
  download(readArchive.path, { id: studyId }, ({ bytes }) => onProgress(bytes))
