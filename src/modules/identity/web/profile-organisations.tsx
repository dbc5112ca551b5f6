/** C1: organisations that Госуслуги tell of, and the one for which the person acts. */
import { useState } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import type { Employment } from '../contract/esia-profile.ts'
import { esia as text } from './text-esia.ts'
import { useActFor } from './use-act-for.ts'

export const placeOf = (e: Employment): string =>
  [e.isChief ? text.chief : e.isAdmin ? text.admin : text.employee, e.branch].filter(Boolean).join(', ')

export function OrganisationsSheet({ employments }: { readonly employments: readonly Employment[] }) {
  const actFor = useActFor()
  const [waiting, setWaiting] = useState<string | null>(null)
  const choose = async (e: Employment | null) => {
    setWaiting(e?.id ?? 'self')
    await actFor(e)
    setWaiting(null)
  }
  if (employments.length === 0) {
    return (
      <Sheet title={text.organisations}>
        <p className="small">{text.noOrganisations}</p>
      </Sheet>
    )
  }
  const one = (id: string, isChosen: boolean, name: string, onClick: () => void) =>
    isChosen ? (
      <Status tone="done">{text.acting}</Status>
    ) : (
      <Button kind="plain" size="small" busy={waiting === id} label={text.actFor(name)} onClick={onClick}>
        {text.act}
      </Button>
    )
  return (
    <Sheet title={text.organisations} bare>
      <List name={text.organisations}>
        <Row
          title={text.myself}
          act={one('self', !employments.some((e) => e.isChosen), text.myself, () => void choose(null))}
        />
        {employments.map((e) => (
          <Row
            key={e.id}
            title={e.name}
            note={placeOf(e)}
            act={one(e.id, e.isChosen, e.name, () => void choose(e))}
          />
        ))}
      </List>
      <div className="in small">
        <p>{text.organisationsNote}</p>
      </div>
    </Sheet>
  )
}
