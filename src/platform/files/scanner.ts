/** The virus scanner as the check sees it. What it cannot say, nobody assumes: no answer means «not yet». */

export type Scan =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'infected'; readonly signature: string }

/** The scanner did not answer; the file waits and is tried again (fail closed). */
export class ScannerUnavailable extends Error {}

/** Whole, or in pieces that need not stand in memory together. */
export type Scanned = Uint8Array | AsyncIterable<Uint8Array>

export async function* piecesOf(bytes: Scanned): AsyncGenerator<Uint8Array> {
  if (bytes instanceof Uint8Array) yield bytes
  else yield* bytes
}

export interface Scanner {
  readonly name: string
  /** Throws `ScannerUnavailable` when there is no verdict. */
  readonly scan: (bytes: Scanned) => Promise<Scan>
}

/** Written in two halves, so that this source is not itself taken for the test virus. */
const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

/** For the demo world, where no clamd runs: knows the one harmless test virus, so that the refusal can be seen. */
export const knowsOnlyEicar: Scanner = {
  name: 'EICAR',
  scan: async (bytes) => {
    let seam = Buffer.alloc(0)
    for await (const piece of piecesOf(bytes)) {
      const here = Buffer.concat([seam, piece])
      if (here.includes(eicar, 0, 'latin1')) return { verdict: 'infected', signature: 'Eicar-Test-Signature' }
      seam = here.subarray(-eicar.length)
    }
    return { verdict: 'clean' }
  },
}
