/** Cells of a table as CSV (RFC 4180) for Excel in Russian. Pure. */

export type Cell = string | number

/** A cell that begins like a formula is told as text (OWASP, CSV Injection). */
const plain = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export const cells = (rows: readonly (readonly Cell[])[]): string =>
  rows
    .map((row) => row.map((c) => (typeof c === 'number' ? String(c) : quoted(plain(c)))).join(';'))
    .join('\r\n')
    .concat('\r\n')
