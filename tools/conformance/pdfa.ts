/** ISO 19005-3 level A: every kind of document that the portal draws for keeping, given to veraPDF, which the caller brings. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../../src/platform/context.ts'
import { sheets } from './sheets.ts'
import type { Run, Suite } from './suite.ts'

/** Once as an archive asks it, once as a reader with a screen reader does. */
const flavours = [
  { flavour: '3a', what: 'PDF/A-3a' },
  { flavour: 'ua1', what: 'PDF/UA-1' },
]

/** One report on each file, in their order. */
function ask(command: string, flavour: string, files: readonly string[]): string[] {
  const { stdout, stderr, error } = spawnSync(command, ['-f', flavour, '--format', 'xml', ...files], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (error) throw error
  const reports = stdout.split('<job>').slice(1)
  if (reports.length !== files.length) throw new Error(`veraPDF: ${stderr || stdout}`)
  return reports
}

/** A validator that took no rules has proved nothing. */
const holds = (report: string): boolean =>
  /isCompliant="true"/.test(report) && Number(/passedRules="(\d+)"/.exec(report)?.[1] ?? 0) > 50

const rule = /<rule [^>]*clause="([^"]+)" testNumber="(\d+)" status="failed"[^>]*>\s*<description>([^<]+)/g
const brief = (report: string): string[] =>
  [...report.matchAll(rule)].map(([, clause, test, words]) => `  ${clause}-${test} ${words}`)

async function check(ctx: Context, command: string, logFolder: string): Promise<Run[]> {
  const folder = join(logFolder, 'pdfa')
  mkdirSync(folder, { recursive: true })
  const files = [...(await sheets(ctx))].map(([name, bytes]) => {
    const file = join(folder, `${name}.pdf`)
    writeFileSync(file, bytes)
    return { name, file }
  })
  return flavours.map(({ flavour, what }) => {
    const log = join(logFolder, `pdfa-${flavour}.log`)
    const paths = files.map((f) => f.file)
    const reports = ask(command, flavour, paths)
    const lines = reports.map((report, i) => {
      writeFileSync(`${paths[i]!}.${flavour}.xml`, report)
      return [`${holds(report) ? 'ok    ' : 'FAILED'} ${files[i]!.name}`, ...brief(report)].join('\n')
    })
    writeFileSync(log, `${lines.join('\n')}\n`)
    const passed = reports.filter((report) => holds(report)).length
    return { what, passed, failed: files.length - passed, log }
  })
}

export const pdfa: Suite = {
  words: 'команда verapdf (veraPDF/veraPDF-apps): документы всех видов против PDF/A-3a и PDF/UA-1',
  run: ({ portal, folder, logFolder }) => check(portal.context(), folder, logFolder),
}
