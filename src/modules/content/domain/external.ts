/** The way out of the portal and back. Pure. */

/** The address of the platform with the way back in it; what was in its query stays letter for letter. */
export function leadingOut(address: string, returnUrl: string): string {
  const url = new URL(address)
  url.search += `${url.search === '' ? '?' : '&'}return=${encodeURIComponent(returnUrl)}`
  return url.href
}
