/** The frame in which a package plays: another origin, and nothing but the few words of the contract between it and us. */
import { useEffect, useEffectEvent, useRef } from 'react'
import { FromPlayer, maxCmiLetters, type Launch, type ToPlayer } from '../contract.ts'
import { LessonBox } from './lesson-box.tsx'
import { learnWords } from './text.ts'

type ScormLaunch = Extract<Launch, { kind: 'scorm12' | 'scorm2004' }>

export interface ScormFrameProps {
  readonly launch: ScormLaunch
  readonly isPreview: boolean
  readonly onCommit: (sco: string, cmi: Record<string, unknown>) => void
}

/** A frame that is taken away says its last words a moment later. */
const lastWordsMs = 2000

export function ScormFrame({ launch, isPreview, onCommit }: ScormFrameProps) {
  const box = useRef<HTMLIFrameElement>(null)
  const hear = useEffectEvent(
    (event: MessageEvent<unknown>, player: Window | null, say: (what: ToPlayer) => void) => {
      if (event.origin !== launch.origin) return
      // A window that is gone has no source any more; its origin was checked.
      if (event.source !== null && event.source !== player) return
      const said = FromPlayer.safeParse(event.data)
      if (!said.success) return
      if (said.data.say === 'ready') {
        const { inside, base, kept, learner } = launch
        say({ nmo: 1, say: 'start', inside, base, kept, learner, isPreview })
      }
      if (said.data.say === 'commit' && JSON.stringify(said.data.cmi).length <= maxCmiLetters)
        onCommit(said.data.sco, said.data.cmi)
    },
  )
  useEffect(() => {
    const player = box.current?.contentWindow ?? null
    const say = (what: ToPlayer) => player?.postMessage(what, launch.origin)
    const listen = (event: MessageEvent<unknown>) => hear(event, player, say)
    const leave = () => say({ nmo: 1, say: 'leave' })
    addEventListener('message', listen)
    addEventListener('pagehide', leave)
    return () => {
      leave()
      removeEventListener('pagehide', leave)
      setTimeout(() => removeEventListener('message', listen), lastWordsMs)
    }
  }, [launch.origin])
  return <LessonBox frame={box} url={launch.url} title={`${learnWords.lesson}: ${launch.title}`} />
}
