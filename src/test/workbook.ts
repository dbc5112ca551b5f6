/** An Excel file as a spreadsheet saves it, for tests: the first sheet, words only. */
import { strToU8, zipSync } from 'fflate'

const escaped = (s: string) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letter = (n: number) => String.fromCodePoint(65 + n)
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** `rows` of the sheet as XML: for cells that are not words. */
export const workbookOf = (rows: string): Uint8Array<ArrayBuffer> =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    ),
  }) as Uint8Array<ArrayBuffer>

export const cell = (at: string, s: string) => `<c r="${at}" t="inlineStr"><is><t>${escaped(s)}</t></is></c>`

export const workbook = (rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> =>
  workbookOf(
    rows
      .map(
        (row, i) => `<row r="${i + 1}">${row.map((s, n) => cell(`${letter(n)}${i + 1}`, s)).join('')}</row>`,
      )
      .join(''),
  )
