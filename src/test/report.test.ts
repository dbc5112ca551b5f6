/** The last line of `npm test` says what happened, also when a run breaks down. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countOf } from './report.ts'

let folder = ''
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'nmo-report-'))))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(report: unknown): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, typeof report === 'string' ? report : JSON.stringify(report))
  return path
}

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((t) => ({ status: t })),
})

test('passed and failed tests are counted, skipped ones are neither', () => {
  const testResults = [file('passed', 'passed', 'passed', 'skipped'), file('failed', 'passed', 'failed')]
  const report = fileOf({ numPassedTests: 3, numFailedTests: 1, testResults })
  expect(countOf(report, false)).toEqual({ passed: 3, failed: 1 })
})

test('a file that could not even be read is a failure', () => {
  const testResults = [file('passed', 'passed'), file('failed')]
  expect(countOf(fileOf({ numPassedTests: 1, numFailedTests: 0, testResults }), false)).toEqual({
    passed: 1,
    failed: 1,
  })
})

test('a run without a report, with half of one, or dead after the last test has failed', () => {
  expect(countOf(join(folder, 'none.json'), true)).toEqual({ passed: 0, failed: 1 })
  expect(countOf(fileOf('{"numPassed'), true)).toEqual({ passed: 0, failed: 1 })
  const whole = fileOf({ numPassedTests: 5, numFailedTests: 0, testResults: [] })
  expect(countOf(whole, false)).toEqual({ passed: 5, failed: 1 })
  expect(countOf(whole, true)).toEqual({ passed: 5, failed: 0 })
})
