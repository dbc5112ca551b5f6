/** The field in hand, as on paper and as typed, one above the other; differing signs are marked. */
import { useState, type ReactNode } from 'react'
import type { Region, ScanPage } from './scan-viewer.tsx'
import { nb } from '../words.ts'

export interface LoupeProps {
  /** The value in the application. */
  readonly typed: string
  /** What is read on the scan, by a person or by a machine; null when it was not read. */
  readonly read: string | null
  readonly page?: ScanPage | undefined
  readonly region?: Region | null | undefined
}

export function Loupe({ typed, read, page, region }: LoupeProps) {
  return (
    <div className="loupe num">
      {page && region && (
        <div>
          <div className="cap">{nb('На скане, крупно')}</div>
          <Crop page={page} region={region} />
        </div>
      )}
      <div>
        <div className="cap">{nb('В заявлении')}</div>
        <div className="typed">{read === null ? typed : marked(typed, read)}</div>
      </div>
    </div>
  )
}

/** A part of the picture drawn to the full width of its window. */
function Crop({ page, region }: { readonly page: ScanPage; readonly region: Region }) {
  const [ratio, setRatio] = useState<number | null>(null)
  return (
    <div
      className="crop"
      style={{ aspectRatio: ratio ? `${ratio * region.width} / ${region.height}` : '6 / 1' }}
      role="img"
      aria-label="Часть скана крупно"
    >
      <img
        src={page.src}
        alt=""
        onLoad={(event) => setRatio(event.currentTarget.naturalWidth / event.currentTarget.naturalHeight)}
        style={{
          width: `${100 / region.width}%`,
          left: `${(-region.x / region.width) * 100}%`,
          top: `${(-region.y / region.height) * 100}%`,
        }}
      />
    </div>
  )
}

const signs = (text: string): string[] => Array.from(text)

/** Signs of `typed` that are not the same in `read`, by the longest common subsequence. */
export function differing(typed: string, read: string): boolean[] {
  const [a, b] = [signs(typed), signs(read)]
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i]![j] =
        a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!)
    }
  }
  const differs = a.map(() => true)
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      differs[i] = false
      i++
      j++
    } else if (common[i + 1]![j]! >= common[i]![j + 1]!) i++
    else j++
  }
  return differs
}

/** Where lengths are equal, place by place: 0114832 and 0114823 differ in two signs, not in one moved. */
export function signsThatDiffer(typed: string, read: string): boolean[] {
  const [a, b] = [signs(typed), signs(read)]
  return a.length === b.length ? a.map((sign, i) => sign !== b[i]) : differing(typed, read)
}

function marked(typed: string, read: string): ReactNode {
  const differs = signsThatDiffer(typed, read)
  const runs: { text: string; isOther: boolean }[] = []
  for (const [i, sign] of signs(typed).entries()) {
    const last = runs.at(-1)
    if (last && last.isOther === differs[i]) last.text += sign
    else runs.push({ text: sign, isOther: differs[i] ?? true })
  }
  return runs.map((run, i) =>
    run.isOther ? <mark key={i}>{run.text}</mark> : <span key={i}>{run.text}</span>,
  )
}
