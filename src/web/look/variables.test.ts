// @vitest-environment happy-dom
/** The committed stylesheet of variables is the one that theme and tokens say. `vitest run -u` makes it anew. */
import { expect, test } from 'vitest'
import { variablesCss } from './variables.ts'

test('variables.css is what theme.ts and tokens.ts say', async () => {
  await expect(variablesCss()).toMatchFileSnapshot('./variables.css')
})
