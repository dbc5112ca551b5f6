/** The moment when a section of medical work opens or closes: told by the live line, by a refusal, by the clock of the page. */

const hearers = new Set<() => void>()

export function tellSectionChange(): void {
  for (const hear of hearers) hear()
}

export function onSectionChange(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}
