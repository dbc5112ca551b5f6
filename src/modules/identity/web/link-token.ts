/** The token of a letter stands in the fragment: servers never see it, and it does not stay in the address. */
import { useState } from 'react'

export function useLinkToken(): string {
  const [token] = useState(() => location.hash.slice(1))
  return token
}
