/** D9+: a table of Excel is read as the same table in CSV. */
import { zipSync, strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { readTable, toCsv } from './read-table.ts'

const sheet = (rows: string) =>
  new Blob([
    zipSync({
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
      'xl/workbook.xml': strToU8(
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/styles.xml': strToU8(
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
      ),
    }) as Uint8Array<ArrayBuffer>,
  ])
const text = (at: string, s: string) => `<c r="${at}" t="inlineStr"><is><t>${s}</t></is></c>`

test('words, numbers and days of a sheet stand as they are seen', async () => {
  const file = sheet(
    `<row r="1">${text('A1', 'СНИЛС')}${text('B1', 'Дата; окончания')}</row><row r="2"><c r="A2"><v>11223344595</v></c><c r="B2" s="1"><v>46351</v></c></row>`,
  )
  expect(await readTable(file)).toBe('СНИЛС;"Дата; окончания"\r\n11223344595;25.11.2026')
})

test('an old Excel file and a broken one are told apart', async () => {
  await expect(readTable(new Blob([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])]))).rejects.toThrow('old')
  await expect(readTable(new Blob(['PK\u0003\u0004 not a table']))).rejects.toThrow('broken')
})

test('a quote and a semicolon inside a cell survive', () => {
  expect(toCsv([['a "b"', 'c;d', null, true]])).toBe('"a ""b""";"c;d";;да')
})
