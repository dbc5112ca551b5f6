/** An administrator adds an organisation or changes its card; two editors do not overwrite each other. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo, useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { currentIn } from '../../../web/stale.ts'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import {
  changeOrganisation,
  createOrganisation,
  OrganisationCard,
  type OrganisationFields,
} from '../contract.ts'
import { OrganisationForm } from './form.tsx'
import { oneQuery, organisationsKey } from './query.ts'
import { text } from './text.ts'

/** `/organisations/new` has no id: the same form, empty. */
export function Page() {
  const id = useParam('id')
  const query = useQuery({ ...oneQuery(id), enabled: id !== '' })
  const title = id ? text.editTitle : text.newTitle
  const crumbs = [[text.title, '/organisations']] as const
  return (
    <Frame title={title} crumbs={crumbs}>
      {id === '' ? (
        <Edit card={null} />
      ) : query.data ? (
        <Edit card={query.data} />
      ) : (
        <Sheet name={title}>
          <Face
            query={query}
            what="карточку"
            failedTitle={text.oneFailed}
            waiting={<Waiting what="Загружаем карточку" rows={8} shape="lines" />}
          >
            {() => null}
          </Face>
        </Sheet>
      )}
    </Frame>
  )
}

function Edit({ card }: { readonly card: OrganisationCard | null }) {
  const go = useGo()
  const cache = useQueryClient()
  // The version the fields were taken from; after a conflict the one that was shown to the editor.
  const [base, setBase] = useState(card)
  const [isChanged, setChanged] = useState(false)
  const send = async (body: OrganisationFields) => {
    try {
      const saved = base
        ? await call(changeOrganisation, {
            params: { id: base.id },
            body: { ...body, version: base.version },
          })
        : await call(createOrganisation, { body })
      await cache.invalidateQueries({ queryKey: organisationsKey })
      toast(text.saved)
      go(`/organisations/${saved.id}`)
    } catch (error) {
      const current = currentIn(error, OrganisationCard)
      if (current) {
        setBase(current)
        setChanged(true)
      }
      throw error
    }
  }
  return (
    <>
      {isChanged && base && (
        <Sheet title={text.changedTitle}>
          <p>{text.changedNote}</p>
          <p className="small num">{[base.name, base.city, base.ogrn, base.inn].join(' · ')}</p>
        </Sheet>
      )}
      <OrganisationForm card={card} send={send} />
    </>
  )
}
