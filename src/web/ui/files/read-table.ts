/** A table that somebody chose, as text with semicolons: CSV in any of the usual encodings, or the first sheet of an Excel file. */

/** As UTF-8, or as Excel of a Russian Windows saves it. */
export function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

type Cell = string | number | boolean | Date | null

const two = (n: number) => String(n).padStart(2, '0')

/** A day of a spreadsheet has no time zone: it is read as UTC. */
const said = (cell: Cell): string => {
  if (cell === null) return ''
  if (cell instanceof Date)
    return `${two(cell.getUTCDate())}.${two(cell.getUTCMonth() + 1)}.${cell.getUTCFullYear()}`
  if (typeof cell === 'boolean') return cell ? 'да' : 'нет'
  return String(cell)
}

const quoted = (s: string): string => (/[";\n\r]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s)

export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => row.map((cell) => quoted(said(cell))).join(';')).join('\r\n')

/** Thrown when a file says that it is Excel and cannot be read. */
export class UnreadableTable extends Error {}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b
/** Excel up to 2003. */
const isOld = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf

/** @throws UnreadableTable */
export async function readTable(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer()
  const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength))
  if (isOld(head)) throw new UnreadableTable('old')
  if (!isZip(head)) return decoded(bytes)
  const { readSheet } = await import('read-excel-file/universal')
  try {
    // The types of the library name constructors where values stand.
    return toCsv((await readSheet(file)) as unknown as readonly (readonly Cell[])[])
  } catch (error) {
    throw new UnreadableTable('broken', { cause: error })
  }
}
