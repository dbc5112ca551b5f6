/** D9+: a table of Excel is read as the same table in CSV. */
import { expect, test } from 'vitest'
import { cell, workbookOf } from '../../../test/workbook.ts'
import { readTable, toCsv } from './read-table.ts'

test('words, numbers and days of a sheet stand as they are seen', async () => {
  const file = workbookOf(
    `<row r="1">${cell('A1', 'СНИЛС')}${cell('B1', 'Дата; окончания')}</row><row r="2"><c r="A2"><v>11223344595</v></c><c r="B2" s="1"><v>46351</v></c></row>`,
  )
  expect(await readTable(new Blob([file]))).toBe('СНИЛС;"Дата; окончания"\r\n11223344595;25.11.2026')
})

test('an old Excel file and a broken one are told apart', async () => {
  await expect(readTable(new Blob([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])]))).rejects.toThrow('old')
  await expect(readTable(new Blob(['PK\u0003\u0004 not a table']))).rejects.toThrow('broken')
})

test('a quote and a semicolon inside a cell survive', () => {
  expect(toCsv([['a "b"', 'c;d', null, true]])).toBe('"a ""b""";"c;d";;да')
})
