/** A2: the card of one organisation, open to everyone. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { useSession } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Absent, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import type { OrganisationCard } from '../contract.ts'
import { oneQuery } from './query.ts'
import { text } from './text.ts'

const crumbs = [[text.title, '/organisations']] as const

export function Page() {
  const query = useQuery(oneQuery(useParam('id')))
  const mayEdit = useSession()?.permissions.has('organisations.manage') ?? false
  const o = query.data
  return (
    <Frame
      title={o?.name ?? text.one}
      windowTitle={o?.shortName ?? text.one}
      crumbs={crumbs}
      note={o && `${text.kinds[o.kind]} организация, ${o.city}`}
      side={
        o &&
        mayEdit && (
          <Button kind="plain" size="small" href={`/organisations/${o.id}/edit`}>
            {text.edit}
          </Button>
        )
      }
    >
      <Sheet
        title={text.facts}
        side={o && <span className="tiny num">{text.updated(fullDay(o.updatedAt))}</span>}
      >
        <Face
          query={query}
          what="карточку"
          failedTitle={text.oneFailed}
          waiting={<Waiting what="Загружаем карточку" rows={5} shape="lines" />}
          absent={
            <Absent
              title={text.absentTitle}
              acts={
                <Button kind="plain" size="small" href="/organisations">
                  {text.toList}
                </Button>
              }
            >
              {text.absentNote}
            </Absent>
          }
        >
          {(card) => <Card card={card} />}
        </Face>
      </Sheet>
    </Frame>
  )
}

const Card = ({ card: o }: { readonly card: OrganisationCard }) => (
  <>
    {o.closedOn && <p>{text.closed(fullDay(o.closedOn))}</p>}
    <Facts
      facts={[
        [text.region, o.region],
        [text.city, o.city],
        [text.address, o.address],
        [
          text.phone,
          o.phone && (
            <a className="link" href={`tel:${o.phone.replace(/[^\d+]/g, '')}`}>
              {o.phone}
            </a>
          ),
        ],
        [
          text.site,
          o.site && (
            <a className="link" href={o.site} rel="noreferrer">
              {o.site}
            </a>
          ),
        ],
        [text.ogrn, o.ogrn],
        [text.inn, o.inn],
        [text.licence, <Licence key="licence" of={o} />],
      ]}
    />
  </>
)

function Licence({ of: { licence } }: { readonly of: OrganisationCard }) {
  if (!licence) return text.licenceNone
  const words = licence.isActive ? text.licenceActive : text.licenceStopped
  return (
    <>
      <span className="whole">{text.licenceOf(licence.number)}</span> {words(fullDay(licence.issuedOn))}
    </>
  )
}
