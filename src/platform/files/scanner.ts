/** The virus scanner as the check sees it. What it cannot say, nobody assumes: no answer means «not yet». */

export type Scan =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'infected'; readonly signature: string }

/** The scanner did not answer; the file waits and is tried again (fail closed). */
export class ScannerUnavailable extends Error {}

export interface Scanner {
  readonly name: string
  /** Throws `ScannerUnavailable` when there is no verdict. */
  readonly scan: (bytes: Uint8Array) => Promise<Scan>
}

/** Written in two halves, so that this source is not itself taken for the test virus. */
const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

/** For the demo world, where no clamd runs: knows the one harmless test virus, so that the refusal can be seen. */
export const knowsOnlyEicar: Scanner = {
  name: 'EICAR',
  scan: async (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(eicar, 0, 'latin1')
      ? { verdict: 'infected', signature: 'Eicar-Test-Signature' }
      : { verdict: 'clean' },
}
