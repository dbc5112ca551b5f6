/** D2, D9+: lessons of a cmi5 course: what is done, and the one that is open, on another origin or in a window of its own. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { nb } from '../../../web/ui/words.ts'
import { listUnits, openUnit, type CourseUnit } from '../contract.ts'
import { unitWords as words } from './units-text.ts'

const courseKey = ['course'] as const

interface UnitsProps {
  readonly studyId: string
  readonly itemId: string
}

interface Opened {
  readonly unit: CourseUnit
  readonly url: string
  readonly isOwnWindow: boolean
}

/** Stands on the page of an item. */
export function Units({ studyId, itemId }: UnitsProps) {
  const params = { id: studyId, itemId }
  const query = useQuery({
    queryKey: [...courseKey, 'units', studyId, itemId],
    queryFn: ({ signal }) => call(listUnits, { params }, { signal }),
  })
  // What a lesson says to the store comes back as news of the course.
  useRefreshOn('course.', courseKey)
  const [opened, setOpened] = useState<Opened | null>(null)
  const open = useMutation({
    mutationFn: (unit: CourseUnit) => call(openUnit, { params: { ...params, unit: String(unit.number) } }),
    onSuccess: ({ url, isOwnWindow }, unit) => setOpened({ unit, url, isOwnWindow }),
  })
  return (
    <>
      {opened && <Lesson key={opened.url} opened={opened} onClose={() => setOpened(null)} />}
      {open.isError && (
        <p role="alert" className="field-fault">
          {nb(`${words.openFailed}. ${refusedBy(open.error).title}`)}{' '}
          <Button kind="plain" size="small" wide={false} onClick={() => open.mutate(open.variables)}>
            {words.retry}
          </Button>
        </p>
      )}
      <Sheet title={words.title} bare>
        <Face query={query} what={words.what} failedTitle={words.failed} calm={words.calm}>
          {({ items, can }) => (
            <>
              {!can.open && <p className="small">{nb(words.shut)}</p>}
              <List name={words.title}>
                {items.map((unit) => (
                  <One
                    key={unit.number}
                    unit={unit}
                    canOpen={can.open}
                    isOpening={open.isPending && open.variables.number === unit.number}
                    onOpen={() => open.mutate(unit)}
                  />
                ))}
              </List>
            </>
          )}
        </Face>
      </Sheet>
    </>
  )
}

interface OneProps {
  readonly unit: CourseUnit
  readonly canOpen: boolean
  readonly isOpening: boolean
  readonly onOpen: () => void
}

function One({ unit, canOpen, isOpening, onOpen }: OneProps) {
  const act = unit.isDone ? words.again : words.open
  return (
    <Row
      title={`${unit.number + 1}. ${unit.title}`}
      status={<Status tone={unit.isDone ? 'done' : 'quiet'}>{unit.isDone ? words.done : words.ahead}</Status>}
      note={unit.score === null ? undefined : words.score(unit.score)}
      act={
        canOpen && (
          <Button
            kind="plain"
            size="small"
            wide={false}
            busy={isOpening}
            label={`${act}: ${unit.title}`}
            onClick={onOpen}
          >
            {act}
          </Button>
        )
      }
    />
  )
}

function Lesson({ opened, onClose }: { readonly opened: Opened; readonly onClose: () => void }) {
  const { unit, url, isOwnWindow } = opened
  const [isFull, setFull] = useState(false)
  if (isOwnWindow)
    return (
      <Sheet title={unit.title}>
        <p>{nb(words.ownWindow)}</p>
        <Button
          href={url}
          target="_blank"
          onClick={onClose}
          label={`${words.openWindow}: ${unit.title}, ${words.newWindow}`}
        >
          {words.openWindow}
        </Button>
      </Sheet>
    )
  return (
    <div className={isFull ? 'lesson lesson-full' : 'lesson'}>
      <iframe
        src={url}
        title={words.frame(unit.title)}
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads"
        allow="fullscreen; autoplay"
        referrerPolicy="no-referrer"
      />
      <div className="lesson-foot">
        <Button kind="quiet" size="small" wide={false} onClick={() => setFull(!isFull)}>
          {isFull ? words.smaller : words.fullScreen}
        </Button>
        <Button kind="quiet" size="small" wide={false} onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </div>
  )
}
