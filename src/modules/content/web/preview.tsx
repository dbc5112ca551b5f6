/** D2: an item as the learner will see it; nothing is counted. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { nb } from '../../../web/ui/words.ts'
import { previewItem, type Preview } from '../contract.ts'
import { PdfByAddress } from './document.tsx'
import { Film } from './film.tsx'
import { contentKey } from './query.ts'
import { Outside } from './outside.tsx'
import { ScormFrame } from './scorm-frame.tsx'
import { SpeakingPreview } from './speaking-frame.tsx'
import { learnWords, words } from './text.ts'
import { UnitsPreview } from './units-preview.tsx'
import '../../../web/look/content.css'

const nothing = () => undefined

export function Page() {
  const [id, itemId] = [useParam('id'), useParam('itemId')]
  const query = useQuery({
    queryKey: [...contentKey, 'preview', itemId],
    queryFn: ({ signal }) => call(previewItem, { params: { id: itemId } }, { signal }),
    // An address lives for hours; asking anew would begin the lesson anew.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const crumbs = [
    [words.back, '/teaching'],
    [words.title, `/teaching/${id}/content`],
  ] as const
  if (!query.data)
    return (
      <BeforeOne
        query={query}
        title={words.preview}
        crumbs={crumbs}
        rows={4}
        what={words.what}
        failedTitle={learnWords.openFailed}
        calm={words.calm}
        absentTitle={words.absent}
        absentNote={words.absentNote}
        back={[words.title, `/teaching/${id}/content`]}
      />
    )
  return (
    <Frame title={query.data.title} crumbs={crumbs} note={nb(learnWords.isPreview)}>
      <Shown launch={query.data} />
    </Frame>
  )
}

function Shown({ launch }: { readonly launch: Preview }) {
  if (launch.kind === 'cmi5') return <UnitsPreview itemId={launch.itemId} units={launch.units} />
  if (launch.kind === 'video') return <Film launch={launch} onPlayed={nothing} />
  if (launch.kind === 'external') return <Outside launch={launch} isFirst isPreview />
  if (launch.kind === 'xapi') return <SpeakingPreview launch={launch} />
  if (launch.kind === 'pdf') return <PdfByAddress launch={launch} />
  return <ScormFrame launch={launch} isPreview onCommit={nothing} />
}
