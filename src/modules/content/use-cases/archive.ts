/** An archive read where it lies, encrypted: its directory first, then one file after another, each to its last byte. */
import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import yauzl, { type ZipFile } from 'yauzl'
import type { OpenMaterial } from '../../files/index.ts'
import { entryFaults, filesAmong, limits, placeFaults, type Entry, type Placed } from '../domain/entries.ts'

/** Why an archive is not taken, each a sentence. */
export class ArchiveFault extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('; '))
    this.faults = faults
  }
}

export interface FileInside {
  readonly name: string
  readonly offsetBytes: number
  readonly packedBytes: number
  readonly sizeBytes: number
  readonly isDeflated: boolean
  readonly crc32: number
}

class Reader extends yauzl.RandomAccessReader {
  readonly #material: OpenMaterial
  constructor(material: OpenMaterial) {
    super()
    this.#material = material
  }
  override _readStreamForRange(start: number, end: number): Readable {
    const material = this.#material
    return Readable.from(
      (async function* () {
        if (end > start) yield* await material.read({ offset: start, length: end - start })
      })(),
      { objectMode: false },
    )
  }
}

/** Throws `ArchiveFault` before a single file of it was opened. */
export async function openArchive(material: OpenMaterial): Promise<FileInside[]> {
  const zip = await directory(material)
  if (zip.entryCount > limits.entries) throw new ArchiveFault([`В архиве больше ${limits.entries} файлов`])
  const raw: yauzl.Entry[] = []
  const entries: Entry[] = []
  try {
    for await (const one of zip.eachEntry()) {
      raw.push(one)
      entries.push(entryOf(one))
    }
  } catch (error) {
    throw unreadable(error)
  }
  const faults = entryFaults(entries)
  if (faults.length > 0) throw new ArchiveFault(faults)
  const files = new Set(filesAmong(entries))
  const placed: (Placed & FileInside)[] = []
  for (const [i, entry] of entries.entries())
    if (files.has(entry)) placed.push(await placeOf(zip, raw[i]!, entry))
  const over = placeFaults(placed, material.sizeBytes)
  if (over.length > 0) throw new ArchiveFault(over)
  return placed
}

async function directory(material: OpenMaterial): Promise<ZipFile> {
  try {
    return await yauzl.fromRandomAccessReaderPromise(new Reader(material), material.sizeBytes, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
    })
  } catch (error) {
    throw unreadable(error)
  }
}

function unreadable(error: unknown): unknown {
  const said = error instanceof Error ? error.message : ''
  // What the vault or the database says is no fault of the archive.
  if (
    !/central directory|zip64|multi-disk|comment length|entry|signature|extra field|file name|offset/i.test(
      said,
    )
  )
    return error
  return new ArchiveFault(['Это не архив ZIP, или он оборван. Упакуйте курс заново'])
}

function entryOf(e: yauzl.Entry): Entry {
  return {
    name: nameOf(e),
    packedBytes: e.compressedSize,
    sizeBytes: e.uncompressedSize,
    method: e.compressionMethod,
    flags: e.generalPurposeBitFlag,
    attributes: e.externalFileAttributes,
    crc32: e.crc32,
  }
}

/** UTF-8 where it is one; older Russian archives are written in the letters of DOS. */
function nameOf(e: Pick<yauzl.Entry, 'fileNameRaw'>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(e.fileNameRaw)
  } catch {
    return new TextDecoder('ibm866').decode(e.fileNameRaw)
  }
}

async function placeOf(zip: ZipFile, raw: yauzl.Entry, entry: Entry): Promise<Placed & FileInside> {
  let header: yauzl.LocalFileHeader
  try {
    header = await zip.readLocalFileHeaderPromise(raw)
  } catch (error) {
    throw unreadable(error)
  }
  // Two programs would unpack two different things.
  if (!header.fileName.equals(raw.fileNameRaw))
    throw new ArchiveFault([`Оглавление архива называет файл иначе, чем он сам: «${entry.name}»`])
  return {
    name: entry.name,
    headerAt: raw.relativeOffsetOfLocalHeader,
    dataAt: header.fileDataStart,
    offsetBytes: header.fileDataStart,
    packedBytes: entry.packedBytes,
    sizeBytes: entry.sizeBytes,
    isDeflated: entry.method === 8,
    crc32: entry.crc32,
  }
}

/** The file itself, unpacked; never a byte more than was declared. */
export async function* unpack(
  material: OpenMaterial,
  file: Omit<FileInside, 'crc32' | 'name'>,
): AsyncGenerator<Buffer> {
  const packed =
    file.packedBytes > 0
      ? await material.read({ offset: file.offsetBytes, length: file.packedBytes })
      : Readable.from([])
  if (!file.isDeflated) {
    yield* packed as AsyncIterable<Buffer>
    return
  }
  const inflate = createInflateRaw()
  packed.on('error', (error) => inflate.destroy(error))
  packed.pipe(inflate)
  let size = 0
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > file.sizeBytes) throw new RangeError('more than declared')
      yield piece
    }
  } finally {
    packed.destroy()
    inflate.destroy()
  }
}

/** Reads it to the end: its length and its sum are what the directory says. */
export async function verify(material: OpenMaterial, file: FileInside): Promise<void> {
  let [sum, size] = [0, 0]
  try {
    for await (const piece of unpack(material, file)) {
      sum = crc32(piece, sum)
      size += piece.length
    }
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (!(error instanceof RangeError || code.startsWith('Z_'))) throw error
    throw new ArchiveFault([`Файл в архиве повреждён или больше, чем сказано: «${file.name}»`])
  }
  if (size !== file.sizeBytes || sum !== file.crc32)
    throw new ArchiveFault([`Файл в архиве повреждён: «${file.name}»`])
}

/** For what is read whole: a manifest. */
export async function bytesOf(material: OpenMaterial, file: FileInside): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of unpack(material, file)) pieces.push(piece)
  return Buffer.concat(pieces)
}
