/** Pages of a document: closer, farther, turned; the place of the field in hand is marked. */
import { IconRotateClockwise, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useState, type MouseEvent, type ReactNode } from 'react'
import { IconButton } from '../button.tsx'
import { Picture } from '../thumb.tsx'
import { nb, t } from '../words.ts'

/** A part of a page, in shares of its width and height: 0–1. */
export interface Region {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface ScanPage {
  readonly src: string
  /** «Скан: диплом о переподготовке, лист 1». */
  readonly alt: string
  readonly thumb?: string | undefined
}

export interface ScanViewerProps {
  readonly name: string
  readonly pages: readonly ScanPage[]
  readonly mark?: Region | null | undefined
  /** A click on the page: here stands the field in hand. */
  readonly onPick?: ((region: Region) => void) | undefined
  /** Under the page: the loupe. */
  readonly under?: ReactNode | undefined
  /** Instead of pages: waiting, failed, «Открыть PDF». */
  readonly instead?: ReactNode | undefined
}

const steps = [1, 1.5, 2, 3, 4] as const

/** Another document begins anew: first page, whole, upright. */
export const ScanViewer = (props: ScanViewerProps) => <Viewer key={props.name} {...props} />

function Viewer({ name, pages, mark, onPick, under, instead }: ScanViewerProps) {
  const [at, setAt] = useState(0)
  const [zoom, setZoom] = useState(0)
  const [turns, setTurns] = useState(0)
  const page = pages[Math.min(at, pages.length - 1)]
  // Another field in hand: its page comes by itself, but the person may leaf on.
  const [seen, setSeen] = useState<Region | null | undefined>(null)
  if (mark !== seen) {
    setSeen(mark)
    if (mark) setAt(mark.page)
  }
  const title = pages.length > 1 ? t`${name}, лист ${at + 1} из ${pages.length}` : name
  return (
    <section className="scan" aria-label="Скан">
      <div className="tools">
        <span className="scan-name num">{title}</span>
        <IconButton
          label="Мельче"
          icon={<IconZoomOut size={20} aria-hidden />}
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
        />
        <IconButton
          label="Крупнее"
          icon={<IconZoomIn size={20} aria-hidden />}
          disabled={zoom === steps.length - 1}
          onClick={() => setZoom(zoom + 1)}
        />
        <IconButton
          label="Повернуть"
          icon={<IconRotateClockwise size={20} aria-hidden />}
          onClick={() => setTurns((turns + 1) % 4)}
        />
      </div>
      <div className="scan-body">
        {instead}
        {!instead && page && (
          // Zoomed pages are moved by scrolling, with the keyboard too.
          <div className="scan-window" tabIndex={0} role="group" aria-label={nb(page.alt)}>
            <div
              className="scan-page"
              // A convenience of the mouse; the keyboard has zoom and scrolling for the same.
              role="presentation"
              onClick={(event) => onPick?.(regionAt(event, at))}
              data-pick={onPick ? true : undefined}
              data-zoom={steps[zoom]}
              data-turns={turns}
              style={{ inlineSize: `${(steps[zoom] ?? 1) * 100}%` }}
            >
              <Picture src={page.src} alt={page.alt} />
              {mark?.page === at && <span className="scan-mark" style={placeOf(mark)} aria-hidden />}
            </div>
          </div>
        )}
        {under}
      </div>
      {pages.length > 1 && (
        <div className="scan-pages hide-phone num">
          {pages.map((one, i) => (
            <button
              key={one.src}
              type="button"
              aria-label={t`Лист ${i + 1}`}
              aria-current={i === at || undefined}
              onClick={() => setAt(i)}
            >
              <img src={one.thumb ?? one.src} alt="" />
            </button>
          ))}
        </div>
      )}
      {pages.length > 1 && (
        <div className="scan-steps hide-desk">
          {pages.map((one, i) => (
            <button key={one.src} type="button" aria-current={i === at || undefined} onClick={() => setAt(i)}>
              {t`Лист ${i + 1}`}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}

/** What the loupe takes in around a click: a line of text. */
const [lineWidth, lineHeight] = [0.42, 0.075]
const within = (n: number, size: number): number => Math.min(1 - size, Math.max(0, n - size / 2))

function regionAt({ nativeEvent, currentTarget }: MouseEvent<HTMLElement>, page: number): Region {
  // `offsetX` is measured along the page itself, however it is turned.
  const { clientWidth, clientHeight } = currentTarget
  return {
    page,
    x: within(nativeEvent.offsetX / clientWidth, lineWidth),
    y: within(nativeEvent.offsetY / clientHeight, lineHeight),
    width: lineWidth,
    height: lineHeight,
  }
}

const share = (n: number): string => `${n * 100}%`

export const placeOf = (r: Region) => ({
  left: share(r.x),
  top: share(r.y),
  width: share(r.width),
  height: share(r.height),
})
