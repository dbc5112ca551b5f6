/** A document page by page, as pictures: the place is kept, no viewer is needed; the file itself is a click away. */
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Face } from '../../../web/ui/faces.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Picture, useBlobAddress } from '../../../web/ui/thumb.tsx'
import { readPage, type Launch } from '../contract.ts'
import { courseKey } from './query.ts'
import { learnWords } from './text.ts'

type PdfLaunch = Extract<Launch, { kind: 'pdf' }>

interface DocumentProps {
  readonly launch: PdfLaunch
  readonly studyId: string
  readonly onPage: (page: number) => void
}

export function Pages({ launch, studyId, onPage }: DocumentProps) {
  const [page, setPage] = useState(Math.min(launch.place, launch.pages))
  const tell = useEffectEvent(onPage)
  const query = useQuery({
    queryKey: [...courseKey, 'page', studyId, launch.itemId, page],
    queryFn: async ({ signal }) =>
      (await call(readPage, { params: { id: studyId, itemId: launch.itemId, page } }, { signal })).blob,
    staleTime: Infinity,
    gcTime: 60_000,
  })
  const isShown = query.data !== undefined
  useEffect(() => {
    if (isShown) tell(page)
  }, [page, isShown])
  return (
    <div className="lesson pages">
      <Face query={query} what={learnWords.page.toLowerCase()} failedTitle={learnWords.openFailed}>
        {(blob) => <OnePage blob={blob} name={`${launch.title}. ${learnWords.page} ${page}`} />}
      </Face>
      <nav className="lesson-foot" aria-label={learnWords.page}>
        <Button
          kind="plain"
          size="small"
          wide={false}
          disabled={page === 1}
          icon={<IconChevronLeft size={18} aria-hidden />}
          onClick={() => setPage(page - 1)}
        >
          {learnWords.before}
        </Button>
        <span className="num small" role="status">
          {learnWords.page} {page} {learnWords.ofPages(launch.pages)}
        </span>
        <Button
          kind="plain"
          size="small"
          wide={false}
          disabled={page === launch.pages}
          iconAfter={<IconChevronRight size={18} aria-hidden />}
          onClick={() => setPage(page + 1)}
        >
          {learnWords.after}
        </Button>
        <PdfByAddress launch={launch} />
      </nav>
    </div>
  )
}

function OnePage({ blob, name }: { readonly blob: Blob; readonly name: string }) {
  const address = useBlobAddress(blob)
  return address ? <Picture src={address} alt={name} className="page-picture" /> : null
}

/** The file whole, with its text, in the browser's own viewer. */
export const PdfByAddress = ({ launch }: { readonly launch: PdfLaunch }) => (
  <Link href={launch.url} target="_blank" rel="noopener noreferrer">
    {learnWords.openFile}
  </Link>
)
