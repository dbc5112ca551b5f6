/** Pictures: the small one of a file, and any picture that the low-vision version may switch off. */
import { IconAlertCircle, IconFileTypePdf, IconPhoto } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useLook } from '../look/look.ts'
import { LinkButton } from './link.tsx'
import { t } from './words.ts'

export interface ThumbProps {
  /** Address or blob address of a small picture. */
  readonly src?: string | undefined
  readonly kind?: 'picture' | 'pdf' | 'fault' | undefined
}

const kinds = { picture: IconPhoto, pdf: IconFileTypePdf, fault: IconAlertCircle } as const

/** Always decoration: the name of the file stands beside. */
export function Thumb({ src, kind = 'picture' }: ThumbProps) {
  const { lowVision } = useLook()
  const Icon = kinds[kind]
  if (src && lowVision?.pictures !== false) {
    return (
      <span className="thumb">
        <img src={src} alt="" />
      </span>
    )
  }
  return (
    <span className={kind === 'fault' ? 'thumb thumb-icon t-refused' : 'thumb thumb-icon'}>
      <Icon size={20} aria-hidden />
    </span>
  )
}

export interface PictureProps {
  readonly src: string
  readonly alt: string
  readonly className?: string | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly caption?: ReactNode | undefined
}

/** With pictures off its words stand in its place, and one click shows it all the same. */
export function Picture({ src, alt, className, width, height }: PictureProps) {
  const { lowVision } = useLook()
  const [isAsked, setAsked] = useState(false)
  if (lowVision?.pictures === false && !isAsked) {
    return (
      <div className="picture-off">
        {alt} <LinkButton onClick={() => setAsked(true)}>{t`Показать картинку`}</LinkButton>
      </div>
    )
  }
  return <img src={src} alt={alt} className={className} width={width} height={height} />
}

/** A blob as an address for a picture; given back when the page is left. */
export function useBlobAddress(blob: Blob | null | undefined): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!blob) return
    const made = URL.createObjectURL(blob)
    // The address lives exactly as long as this effect.
    // oxlint-disable-next-line react/set-state-in-effect
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return blob ? address : undefined
}
