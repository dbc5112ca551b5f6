/** Whether a file is captions that a browser will show: WebVTT, each cue with its times. Pure. */
import { captionsTooLong, maxCaptionsBytes } from '../contract.ts'

export interface ReadCaptions {
  readonly text: string
  readonly cues: number
  /** Each a sentence, with the number of its line; none: it is good. */
  readonly faults: readonly string[]
}

/** As many as one can mend at a time. */
const mostFaults = 10

const refused = (fault: string): ReadCaptions => ({ text: '', cues: 0, faults: [fault] })

export function readCaptions(bytes: Uint8Array): ReadCaptions {
  if (bytes.length === 0) return refused('Файл пуст')
  if (bytes.length > maxCaptionsBytes) return refused(captionsTooLong)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refused('Файл не в кодировке UTF-8. Сохраните его заново в UTF-8')
  }
  const lines = text.split(/\r\n|\n|\r/)
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0]!)) return refused('Строка 1: файл WebVTT начинается словом WEBVTT')
  const { cues, faults } = readLines(lines)
  if (faults.length === 0 && cues === 0) faults.push('В файле нет ни одной реплики')
  return { text, cues, faults: faults.slice(0, mostFaults) }
}

/** Blocks that show nothing by themselves. */
const silent = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/

function readLines(lines: readonly string[]): { cues: number; faults: string[] } {
  const faults: string[] = []
  let cues = 0
  for (let at = 0; at < lines.length;) {
    const first = at
    while (at < lines.length && lines[at] !== '') at++
    const block = lines.slice(first, at)
    block.forEach((line, i) => {
      if (line.includes('\0')) faults.push(`Строка ${first + i + 1}: знак, которого в тексте не бывает`)
      if (!line.includes('-->')) return
      cues++
      const fault = timesFault(line)
      if (fault) faults.push(`Строка ${first + i + 1}: ${fault}`)
    })
    const isShown = first > 0 && block.length > 0 && !silent.test(block[0]!)
    // A name may stand before the times, and nothing else.
    if (isShown && !block.slice(0, 2).some((line) => line.includes('-->')))
      faults.push(`Строка ${first + 1}: у реплики нет времени вида 00:01.000 --> 00:04.000`)
    at++
  }
  return { cues, faults }
}

const cueTimes = /^(\S+)[ \t]+-->[ \t]+(\S+)(?:[ \t]+(.*))?$/

function timesFault(line: string): string | null {
  const [, from, to] = cueTimes.exec(line.trim()) ?? []
  if (from === undefined || to === undefined)
    return 'время пишется так: 00:01.000 --> 00:04.000, с пробелами вокруг стрелки'
  const [begins, ends] = [millis(from), millis(to)]
  if (begins === null) return `время «${from.slice(0, 40)}» не разобрать, оно пишется так: 01:02:03.400`
  if (ends === null) return `время «${to.slice(0, 40)}» не разобрать, оно пишется так: 01:02:03.400`
  return ends > begins ? null : 'реплика кончается не позже, чем началась'
}

function millis(time: string): number | null {
  const [, hours = '0', minutes, seconds, thousandths] =
    /^(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/.exec(time) ?? []
  if (minutes === undefined) return null
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(thousandths)
}
