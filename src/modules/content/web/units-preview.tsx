/** D9+: whoever teaches looks at lessons of a cmi5 course; nothing of it is kept or counted. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import { previewUnit, type Preview } from '../contract.ts'
import { UnitFrame } from './unit-frame.tsx'
import { unitWords as words } from './units-text.ts'

type Unit = Extract<Preview, { kind: 'cmi5' }>['units'][number]

interface UnitsPreviewProps {
  readonly itemId: string
  readonly units: readonly Unit[]
}

export function UnitsPreview({ itemId, units }: UnitsPreviewProps) {
  const [opened, setOpened] = useState<{ unit: Unit; url: string; isOwnWindow: boolean } | null>(null)
  const open = useMutation({
    mutationFn: ({ number }: Unit) => call(previewUnit, { params: { id: itemId, unit: String(number) } }),
    onSuccess: (launched, unit) => setOpened({ unit, ...launched }),
  })
  return (
    <>
      {opened && (
        <UnitFrame
          key={opened.url}
          title={opened.unit.title}
          url={opened.url}
          isOwnWindow={opened.isOwnWindow}
          kept={null}
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
      <Sheet title={words.preview} bare>
        <List name={words.preview}>
          {units.map((unit) => (
            <Row
              key={unit.number}
              title={`${unit.number + 1}. ${unit.title}`}
              act={
                <Button
                  kind="plain"
                  size="small"
                  wide={false}
                  busy={open.isPending && open.variables.number === unit.number}
                  label={`${words.look}: ${unit.title}`}
                  onClick={() => open.mutate(unit)}
                >
                  {words.look}
                </Button>
              }
            />
          ))}
        </List>
        <p className="sheet-foot small">{nb(words.previewNote)}</p>
      </Sheet>
    </>
  )
}
