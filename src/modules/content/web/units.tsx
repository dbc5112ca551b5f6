/** D2, D9+: lessons of a cmi5 course: what is done, what was not passed and what to do then, and the one that is open. */
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
import { useWords } from './keeper/use-words.ts'
import { UnitFrame } from './unit-frame.tsx'
import { unitWords as words } from './units-text.ts'
import { WordsNote } from './words-note.tsx'

const courseKey = ['course'] as const

interface UnitsProps {
  readonly studyId: string
  readonly itemId: string
}

interface Opened {
  readonly unit: CourseUnit
  readonly url: string
  readonly isOwnWindow: boolean
  readonly keeperUrl: string
  readonly sessionId: string
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
  const { keeper, state } = useWords()
  const [isFrail, setFrail] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  const open = useMutation({
    mutationFn: async (unit: CourseUnit) => {
      // What waits goes first: the lesson reads the place where it was left.
      await keeper.send()
      return call(openUnit, { params: { ...params, unit: String(unit.number) } })
    },
    onSuccess: (launched, unit) => setOpened({ unit, ...launched }),
  })
  return (
    <>
      {query.data?.can.open && <WordsNote state={state} isFrail={isFrail && opened !== null} />}
      {opened && (
        <UnitFrame
          key={opened.url}
          title={opened.unit.title}
          url={opened.url}
          isOwnWindow={opened.isOwnWindow}
          kept={{
            of: { studyId, itemId, sessionId: opened.sessionId },
            hasLastWord: true,
            url: opened.keeperUrl,
            keeper,
          }}
          onWatching={(isWatching) => setFrail(!isWatching)}
          onClose={() => setOpened(null)}
        />
      )}
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
  const act = unit.isDone ? words.again : unit.isFailed ? words.onceMore : words.open
  return (
    <Row
      title={`${unit.number + 1}. ${unit.title}`}
      status={
        <Status tone={unit.isDone ? 'done' : unit.isFailed ? 'yours' : 'quiet'}>
          {unit.isDone ? words.done : unit.isFailed ? words.notPassed : words.ahead}
        </Status>
      }
      note={
        unit.isFailed
          ? nb(words.failedNote(unit.score, unit.masteryScore, canOpen))
          : unit.score === null
            ? undefined
            : words.score(unit.score)
      }
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
