/** Copies a number or a link and says so on itself. */
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { toast } from './toast.tsx'

export interface CopyButtonProps {
  readonly text: string
  readonly children: string
  readonly wide?: boolean | undefined
}

export function CopyButton({ text, children, wide = false }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 4000)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => toast(`Скопируйте сами: ${text}`),
    )
  return (
    <>
      <Button
        kind="plain"
        size="small"
        wide={wide}
        icon={isCopied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
        onClick={() => void copy()}
      >
        {isCopied ? 'Скопировано' : children}
      </Button>
      <span className="for-readers" role="status">
        {isCopied ? 'Скопировано' : ''}
      </span>
    </>
  )
}
