/** C1: Госуслуги tell of several organisations: one question after the sign-in. */
import { IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddress, useGo } from '../../../web/address.ts'
import { Door } from '../../../web/ui/door.tsx'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { Employment } from '../contract/esia-profile.ts'
import { useEsiaProfile } from './esia-query.ts'
import { HelpLine } from './help-line.tsx'
import { placeOf } from './profile-organisations.tsx'
import { esia as text } from './text-esia.ts'
import { useActFor } from './use-act-for.ts'

/** Only a place of this portal: `//elsewhere` and `/\\elsewhere` are other sites to a browser. */
const placeHere = (next: string): string => (/^\/(?![/\\])/.test(next) ? next : '/')

export function Page() {
  const query = useEsiaProfile()
  const next = placeHere(useAddress().get('next') || '/')
  const go = useGo()
  const actFor = useActFor()
  const [waiting, setWaiting] = useState<string | null>(null)
  const choose = async (e: Employment | null) => {
    setWaiting(e?.id ?? 'self')
    if (await actFor(e)) go(next, 'replace')
    else setWaiting(null)
  }
  const line = (id: string, title: string, note: string | null, e: Employment | null) => (
    <li key={id}>
      <button
        type="button"
        disabled={waiting !== null}
        aria-busy={id === waiting}
        onClick={() => void choose(e)}
      >
        <span>
          <b>{nb(title)}</b>
          {note && <span className="small">{nb(note)}</span>}
        </span>
        <IconArrowRight size={20} aria-hidden />
      </button>
    </li>
  )
  return (
    <Door title={text.choose} lead={text.chooseLead} help={<HelpLine />}>
      <Face
        query={query}
        what={text.title}
        failedTitle={text.failed}
        waiting={<Waiting what={text.choose} rows={3} shape="lines" />}
      >
        {({ employments }) => (
          <ul className="role-list" aria-label={text.organisations}>
            {line('self', text.myself, null, null)}
            {(employments ?? []).map((e) => line(e.id, e.name, placeOf(e), e))}
          </ul>
        )}
      </Face>
    </Door>
  )
}
