/** СНИЛС as people write it. Pure. */

/** Eleven digits → «112-233-445 95». */
export const spacedSnils = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1-$2-$3 $4')
