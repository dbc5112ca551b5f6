/** Between a refused request and the dialog that asks the person to prove themselves: whoever asks first, all wait for one answer. */

type Asker = () => Promise<boolean>

let asker: Asker | null = null
let asked: Promise<boolean> | null = null
let proofs = 0

/** The dialog of the portal; returns how to take it away. */
export function setStepUpAsker(ask: Asker): () => void {
  asker = ask
  return () => {
    if (asker === ask) asker = null
  }
}

/** How many times the person has proved themselves: what was under way meanwhile bore the old token. */
export const proofsSoFar = (): number => proofs

/** True when the request may be sent again. */
export function askStepUp(): Promise<boolean> {
  if (!asker) return Promise.resolve(false)
  asked ??= asker()
    .then((isProved) => {
      if (isProved) proofs++
      return isProved
    })
    .finally(() => (asked = null))
  return asked
}
