/** Typed words inside `like`: their own signs of the pattern mean nothing. Pure. */
export const forLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
