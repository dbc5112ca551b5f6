/** The page behind a dialog stands still and does not jump by the width of its scrollbar. */

let holders = 0

/** Holds the page; returns the release. Dialogs may stand one over another. */
export function holdPage(): () => void {
  const html = document.documentElement
  if (holders++ === 0) {
    const scrollbarPx = window.innerWidth - html.clientWidth
    html.style.overflow = 'hidden'
    if (scrollbarPx > 0) html.style.paddingRight = `${scrollbarPx}px`
  }
  return () => {
    if (--holders > 0) return
    html.style.overflow = ''
    html.style.paddingRight = ''
  }
}
