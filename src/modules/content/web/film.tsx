/** A film: its place is kept, seconds that were really played are told. */
import { useEffect, useEffectEvent, useRef } from 'react'
import { Progress } from '../../../web/ui/progress.tsx'
import type { Launch } from '../contract.ts'
import { learnWords } from './text.ts'

type FilmLaunch = Extract<Launch, { kind: 'video' }>
export type Played = readonly (readonly [number, number])[]

interface FilmProps {
  readonly launch: FilmLaunch
  /** 0–1 by the server; the launch's own until it said more. */
  readonly share?: number | undefined
  readonly onPlayed: (place: number, played: Played) => void
}

const everySeconds = 10
/** A jump is not playing: between two ticks nobody plays more. */
const longestTick = 3

export function Film({ launch, share = launch.share, onPlayed }: FilmProps) {
  const box = useRef<HTMLVideoElement>(null)
  const spans = useRef<[number, number][]>([])
  const last = useRef<number | null>(null)
  const tell = useEffectEvent(() => {
    const film = box.current
    if (!film || spans.current.length === 0) return
    const played = spans.current
    // The span that goes on begins anew where the last one ended.
    spans.current = []
    last.current = film.paused ? null : film.currentTime
    onPlayed(film.currentTime, played)
  })
  const tick = () => {
    const film = box.current
    if (!film) return
    const now = film.currentTime
    const before = last.current
    last.current = film.paused ? null : now
    if (before === null || now <= before || now - before > longestTick * film.playbackRate) return
    const span = spans.current.at(-1)
    if (span && Math.abs(span[1] - before) < 0.01) span[1] = now
    else spans.current.push([before, now])
  }
  useEffect(() => {
    const timer = setInterval(tell, everySeconds * 1000)
    const hidden = () => document.hidden && tell()
    document.addEventListener('visibilitychange', hidden)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', hidden)
      tell()
    }
  }, [])
  return (
    <div className="lesson">
      {/* Words under the picture are the author's to bring; without them there is nothing to name here. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video
        ref={box}
        src={launch.url}
        controls
        playsInline
        preload="metadata"
        aria-label={launch.title}
        onLoadedMetadata={(event) => {
          if (launch.place > 0 && launch.place < launch.seconds - 5)
            event.currentTarget.currentTime = launch.place
        }}
        onTimeUpdate={tick}
        onPlay={(event) => void (last.current = event.currentTarget.currentTime)}
        onSeeking={() => void (last.current = null)}
        onSeeked={(event) =>
          void (last.current = event.currentTarget.paused ? null : event.currentTarget.currentTime)
        }
        onPause={() => {
          tick()
          tell()
        }}
        onEnded={() => {
          tick()
          tell()
        }}
      />
      <div className="lesson-foot">
        <Progress value={share * 100} label={`${learnWords.watched}: ${launch.title}`} />
      </div>
    </div>
  )
}
