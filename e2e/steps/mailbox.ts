/** What came by SMS and by letter: asked as the page «Почта и СМС» asks, without opening that page for each code. */
import type { Visitor } from '../browser.ts'

interface Letter {
  readonly text: string
  readonly link: string | null
}

/** What `find` makes of the messages to that address, the newest first; they are asked for again until there is something. */
export async function fromMailbox(
  { context, page, portal }: Visitor,
  to: string,
  missing: string,
  find: (letters: readonly Letter[]) => string | undefined,
): Promise<string> {
  for (let i = 0; i < 60; i++) {
    const reply = await context.request.get(`${portal}/api/mailbox`, { params: { search: to, limit: 5 } })
    // 429: others of this machine ask too.
    const { items = [] } = (reply.ok() ? await reply.json() : {}) as { items?: readonly Letter[] }
    const found = find(items)
    if (found !== undefined) return found
    await page.waitForTimeout(500)
  }
  throw new Error(missing)
}
