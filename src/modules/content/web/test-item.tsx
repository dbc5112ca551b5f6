/** A test before it is begun: what it is, how often, earlier tries. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import { startAttempt, type Course, type CourseItem } from '../contract.ts'
import { courseKey } from './query.ts'
import { attemptWords, learnWords, words } from './text.ts'

interface TestItemProps {
  readonly course: Course
  readonly item: CourseItem
}

export function TestItem({ course, item }: TestItemProps) {
  const cache = useQueryClient()
  const go = useGo()
  const start = useMutation({
    mutationFn: () => call(startAttempt, { params: { id: course.studyId, itemId: item.id } }),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: courseKey })
      go(`/learning/${course.studyId}/attempts/${id}`)
    },
  })
  const { test } = item
  if (!test) return null
  const isRunning = test.attempts.some((a) => a.state === 'running')
  const mayBegin = isRunning || (course.can.learn && test.attemptsLeft !== 0)
  const past = test.attempts.filter((a) => a.state !== 'running')
  return (
    <>
      <Sheet title={words.purposes[test.purpose]}>
        <p>{nb(attemptWords.about(item.amount, test.passPercent))}</p>
        <p className="small">
          {nb(
            [
              test.minutes === null ? attemptWords.noMinutes : attemptWords.minutes(test.minutes),
              test.attemptsLeft === null ? attemptWords.unlimited : attemptWords.attempts(test.attemptsLeft),
              attemptWords.savedOneByOne,
            ].join(' '),
          )}
        </p>
        {start.isError && (
          <p role="alert" className="field-fault">
            {nb(refusedBy(start.error).title)}
          </p>
        )}
        {mayBegin && (
          <div className="acts">
            <Button busy={start.isPending} onClick={() => start.mutate()}>
              {isRunning ? attemptWords.goOn : past.length > 0 ? attemptWords.repeat : attemptWords.start}
            </Button>
          </div>
        )}
      </Sheet>
      {past.length > 0 && (
        <Sheet title={attemptWords.past} bare>
          <List name={attemptWords.past}>
            {past.map((a) => (
              <Row
                key={a.id}
                title={attemptWords.number(a.number)}
                href={`/learning/${course.studyId}/attempts/${a.id}`}
                note={
                  a.state === 'review'
                    ? attemptWords.waits
                    : item.score === null
                      ? undefined
                      : learnWords.openResult
                }
              />
            ))}
          </List>
        </Sheet>
      )}
    </>
  )
}
