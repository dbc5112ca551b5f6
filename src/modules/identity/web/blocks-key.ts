/** Under which the cache keeps the desk of blocks. */
export const blocksKey = ['identity', 'blocks'] as const
