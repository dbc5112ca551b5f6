/** A2: the page of one programme: linked to, printed, open to everyone. */
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay, period } from '../../../web/ui/dates.ts'
import { Absent, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { usePhone } from '../../../web/ui/media.ts'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { listing, nb } from '../../../web/ui/words.ts'
import { Gives } from '../../credits/web/gives.tsx'
import { ToPlan } from '../../plans/web/to-plan.tsx'
import { EnrolBox } from '../../studies/web/enrol-box.tsx'
import { Reviews } from '../../studies/web/reviews.tsx'
import type { Programme, Session } from '../contract.ts'
import { programmeQuery } from './query.ts'
import { text } from './text.ts'
import '../../../web/look/shop.css'

const crumbs = [[text.title, '/catalogue']] as const

export function Page() {
  const query = useQuery(programmeQuery(useParam('id')))
  const p = query.data
  // What the page is for stands first where there is one column.
  const isPhone = usePhone()
  return (
    <Frame
      title={p?.title ?? text.one}
      crumbs={crumbs}
      note={p && `${p.organisation.name}, ${p.organisation.city}`}
      side={
        p && (
          <div className="shop-acts">
            {p.state === 'published' && <ToPlan programmeId={p.id} />}
            <Button
              kind="plain"
              size="small"
              icon={<IconPrinter size={18} aria-hidden />}
              onClick={() => window.print()}
            >
              {text.print}
            </Button>
          </div>
        )
      }
      aside={
        p && (
          <>
            {!isPhone && <EnrolBox programme={p} />}
            {!isPhone && p.state === 'published' && <Gives programmeId={p.id} />}
            <Beside programme={p} />
          </>
        )
      }
    >
      {p ? (
        <>
          {isPhone && <EnrolBox programme={p} />}
          {isPhone && p.state === 'published' && <Gives programmeId={p.id} />}
          <Body programme={p} />
          <Reviews programmeId={p.id} />
        </>
      ) : (
        <Sheet name={text.one}>
          <Face
            query={query}
            what={text.oneWhat}
            failedTitle={text.oneFailed}
            waiting={<Waiting what={text.waitingOne} rows={6} shape="lines" />}
            absent={
              <Absent
                title={text.absent}
                acts={
                  <Button kind="plain" size="small" href="/catalogue">
                    {text.toCatalogue}
                  </Button>
                }
              >
                {text.absentNote}
              </Absent>
            }
          >
            {() => null}
          </Face>
        </Sheet>
      )}
    </Frame>
  )
}

export const Body = ({ programme: p }: { readonly programme: Programme }) => (
  <>
    {p.withdrawn && (
      <Sheet title={text.withdrawn}>
        <Status tone="quiet">{text.withdrawn}</Status>
        <p>{text.withdrawnNote(fullDay(p.withdrawn.at), p.withdrawn.why)}</p>
      </Sheet>
    )}
    <Sheet title={text.about}>
      {p.annotation
        .split(/\n+/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph) => (
          <p key={paragraph}>{nb(paragraph)}</p>
        ))}
      {p.competencies.length > 0 && (
        <>
          <h3>{text.learns}</h3>
          <ul className="plain-list">
            {p.competencies.map((c) => (
              <li key={c}>{nb(c)}</li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
    {!p.withdrawn && <Sessions programme={p} />}
  </>
)

const Sessions = ({ programme: p }: { readonly programme: Programme }) => (
  <Sheet title={text.sessions} bare>
    {p.sessions.length === 0 ? (
      <p className="in">{p.isAnytime ? text.sessionAnytime : text.sessionsNone}</p>
    ) : (
      <List name={text.sessions}>
        {p.sessions.map((s) => (
          <Row key={s.id} title={period(s.startsOn, s.endsOn)} note={noteOf(s)} />
        ))}
      </List>
    )}
  </Sheet>
)

const noteOf = (s: Session): string =>
  [
    s.startsAt && text.at(s.startsAt),
    s.place,
    s.left === null || s.places === null ? text.noLimit : text.places(s.left, s.places),
    s.applyBy && text.applyBy(fullDay(s.applyBy)),
  ]
    .filter(Boolean)
    .join(', ')

/** Before publication nobody has said how many credits it gives. */
const volumeOf = ({ hours, credits }: Programme): string | null =>
  hours === null ? null : credits === null ? text.onlyHours(hours) : text.hoursOf(hours, credits)

export const Beside = ({ programme: p }: { readonly programme: Programme }) => (
  <Sheet title={text.main}>
    <Facts
      column
      facts={[
        [text.volume, volumeOf(p)],
        [text.kind, p.eventKind ? text.events[p.eventKind] : text.words.kind[p.kind]],
        [text.form, text.words.form[p.form]],
        [text.level, p.difficulty && text.difficulty[p.difficulty]],
        [text.basis, listing(p.bases.map((b) => text.words.basis[b]))],
        [text.cost, p.priceKopecks === null ? null : text.price(p.priceKopecks)],
        [text.specialties, listing(p.specialties.map((s) => s.name))],
        [text.featuresOf, listing(p.features.map((f) => text.features[f]))],
        [
          text.organisation,
          <Link key="organisation" href={`/organisations/${p.organisation.id}`}>
            {nb(p.organisation.name)}
          </Link>,
        ],
        [text.number, p.number],
        [text.cabinets.vo, p.aliases.vo],
        [text.cabinets.spo, p.aliases.spo],
        [text.rule, p.rule],
      ]}
    />
    {p.publishedAt && <p className="tiny num">{text.published(fullDay(p.publishedAt), p.version)}</p>}
  </Sheet>
)
