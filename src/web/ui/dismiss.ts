/** Closing what has dropped down: a press or focus outside, Escape. */
import { useEffect, useEffectEvent, type RefObject } from 'react'

/** `close('escape')` is for giving the focus back. */
export function useDismiss(
  box: RefObject<HTMLElement | null>,
  isOpen: boolean,
  onClose: (why: 'escape' | 'outside') => void,
): void {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    if (!isOpen) return
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close('outside')
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // Inside a dialog Escape closes only what has dropped down.
      event.preventDefault()
      close('escape')
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
      document.removeEventListener('keydown', escape)
    }
  }, [box, isOpen])
}
