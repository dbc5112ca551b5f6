/** A table as spreadsheets save it: quotes, a semicolon, a comma or a tab between, any ends of lines (RFC 4180). Pure. */

/** Whichever stands most often in the heading. */
const separatorOf = (heading: string): string =>
  [';', ',', '\t'].toSorted((a, b) => heading.split(b).length - heading.split(a).length)[0]!

export interface Line {
  /** Counted from 1, as a spreadsheet shows it. */
  readonly number: number
  readonly cells: readonly string[]
}

/** Empty lines are passed over and keep their numbers. */
export function parseCsv(text: string): Line[] {
  const whole = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(whole.split(/\r?\n/, 1)[0] ?? '')
  const lines: Line[] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  let number = 1
  let began = 1
  const endLine = () => {
    endCell()
    if (cells.some((c) => c !== '')) lines.push({ number: began, cells })
    cells = []
    began = number
  }
  for (let i = 0; i < whole.length; i++) {
    const c = whole[i]!
    if (c === '\n') number++
    if (isQuoted) {
      if (c !== '"') cell += c
      else if (whole[i + 1] === '"') cell += whole[++i]!
      else isQuoted = false
    } else if (c === '"' && cell.trim() === '') {
      isQuoted = true
      cell = ''
    } else if (c === separator) endCell()
    else if (c === '\n') endLine()
    else if (c !== '\r') cell += c
  }
  endLine()
  return lines
}
