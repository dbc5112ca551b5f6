/** F7: what is held, what is missing for each section of work and what to do; every paper with its state. */
import { IconPlus } from '@tabler/icons-react'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, fullDay, moment } from '../../../web/ui/dates.ts'
import { Empty, Face, Waiting } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { sentences } from '../../../web/ui/words.ts'
import { PaperClass, type Paper, type PaperDraft } from '../contract.ts'
import { OwnQuestions } from './own-questions.tsx'
import { papersKey, usePapers } from './query.ts'
import { SectionSheet } from './section-sheet.tsx'
import { text, tones } from './text.ts'

export function Page() {
  const query = usePapers()
  useRefreshOn('licence.', papersKey)
  useRefreshOn('section.', papersKey)
  useRefreshOn('application.', papersKey)
  const { sections = [], drafts = [] } = query.data ?? {}
  return (
    <Frame
      title={text.title}
      note={text.note}
      side={
        <Button size="small" wide={false} href="/licences/new" icon={<IconPlus size={18} aria-hidden />}>
          {text.newTitle}
        </Button>
      }
    >
      <OwnQuestions />
      {query.isLoading && <Waiting what="Загружаем разделы работы" rows={3} />}
      {sections.map((standing) => (
        <SectionSheet key={standing.section} standing={standing} />
      ))}
      {drafts.length > 0 && (
        <Sheet title={text.drafts} bare>
          <List name={text.drafts}>
            {drafts.map((draft) => (
              <DraftLine key={draft.id} draft={draft} />
            ))}
          </List>
        </Sheet>
      )}
      <Sheet title={text.papers} bare>
        <Face
          query={query}
          what={text.what}
          failedTitle={text.failed}
          calm={text.calm}
          isEmpty={(data) => data.papers.length === 0}
          empty={<Empty title={text.emptyTitle}>{text.emptyNote}</Empty>}
        >
          {(data) => (
            <List name={text.papers}>
              {byClass(data.papers).map((paper) => (
                <PaperLine key={paper.id} paper={paper} />
              ))}
            </List>
          )}
        </Face>
      </Sheet>
      <LiveNote />
    </Frame>
  )
}

const byClass = (papers: readonly Paper[]): Paper[] =>
  papers.toSorted((a, b) => PaperClass.options.indexOf(a.class) - PaperClass.options.indexOf(b.class))

function DraftLine({ draft }: { readonly draft: PaperDraft }) {
  const now = useNow()
  return (
    <Row
      when={day(draft.savedAt, now)}
      title={draft.title}
      href={`/licences/draft/${draft.id}`}
      status={<Status tone="quiet">{text.draft}</Status>}
      note={sentences([
        draft.mends && text.mending,
        draft.renews && text.renewing,
        text.draftOf(moment(draft.savedAt, now)),
      ])}
    />
  )
}

function PaperLine({ paper: p }: { readonly paper: Paper }) {
  return (
    <Row
      title={p.post?.name ?? text.kindWords[p.kind]}
      href={`/licences/${p.id}`}
      status={<Status tone={tones[p.state]}>{text.stateWords[p.state]}</Status>}
      note={[
        p.class === 'employment' && text.kindWords[p.kind],
        p.number && text.numberWords(p.number),
        p.specialty?.name,
        p.organisation?.name,
        text.from(fullDay(p.startsOn)),
        p.endsOn ? text.until(fullDay(p.endsOn)) : text.noEnd,
      ]
        .filter(Boolean)
        .join(', ')}
    />
  )
}
