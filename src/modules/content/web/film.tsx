/** A film: its place is kept, seconds that were really played are told. */
import { useEffectEvent, useLayoutEffect, useRef } from 'react'
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
/** As many as one report may hold; whoever jumps more often loses the shortest. */
const mostSpans = 200

/** What the browser itself counts as played: jumps are not in it, and a slow machine loses nothing. */
function playedOf({ played }: HTMLVideoElement): Played {
  const spans = Array.from({ length: played.length }, (_, i) => [played.start(i), played.end(i)] as const)
  return spans.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0])).slice(0, mostSpans)
}

export function Film({ launch, share = launch.share, onPlayed }: FilmProps) {
  const box = useRef<HTMLVideoElement>(null)
  const told = useRef('')
  // All of it each time: a report that was lost or came too early is made good by the next one.
  const tell = useEffectEvent(() => {
    const film = box.current
    if (!film) return
    const played = playedOf(film)
    const words = JSON.stringify(played)
    if (played.length === 0 || words === told.current) return
    told.current = words
    onPlayed(film.currentTime, played)
  })
  // Before the film leaves the page, not after.
  useLayoutEffect(() => {
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
      {/* Captions are the organisation's to bring; its desk says which films have none. The rule wants a track that is always there. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video
        ref={box}
        src={launch.url}
        // Captions are of another origin: the browser shows them only if the film, too, is asked for openly.
        crossOrigin={launch.captions === null ? undefined : 'anonymous'}
        controls
        playsInline
        preload="metadata"
        aria-label={launch.title}
        onLoadedMetadata={(event) => {
          if (launch.place > 0 && launch.place < launch.seconds - 5)
            event.currentTarget.currentTime = launch.place
        }}
        onPause={tell}
        onEnded={tell}
      >
        {launch.captions !== null && (
          <track kind="subtitles" src={launch.captions} srcLang="ru" label={learnWords.russian} default />
        )}
      </video>
      <div className="lesson-foot">
        <Progress value={share * 100} label={`${learnWords.watched}: ${launch.title}`} />
      </div>
    </div>
  )
}
