/** «Не получается войти?»: help and the telephone of support, which the settings know. */
import { IconHeadset } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { about, type About } from '../../../platform/about/contract.ts'
import { call } from '../../../web/api.ts'
import { Link } from '../../../web/ui/link.tsx'
import { Remark } from '../../../web/ui/sheet.tsx'
import { text } from './text.ts'

export const useAbout = (): About | undefined =>
  useQuery({
    queryKey: ['about'],
    queryFn: ({ signal }) => call(about, {}, { signal }),
    staleTime: Infinity,
  }).data

export function HelpLine() {
  const phone = useAbout()?.supportPhone
  return (
    <Remark icon={<IconHeadset size={20} aria-hidden />}>
      {text.cannot} <Link href="/help">{text.help}</Link>
      {phone && (
        <>
          {text.orCall}{' '}
          <a className="link num" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
            {phone.replaceAll(' ', '\u00a0')}
          </a>
          {text.hours}
        </>
      )}
    </Remark>
  )
}
