/** Offers bytes that are already here for saving; the browser asks the network nothing. */
export function saveAs(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the address by then; a minute is for the slow ones.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
