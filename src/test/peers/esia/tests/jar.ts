/** A browser for tests: keeps cookies per host, follows redirects of the stand, fills in forms found on the page. */
export interface Visit {
  readonly status: number
  readonly url: string
  readonly text: string
  readonly headers: Headers
  /** Where the stand sends the browser, when that is outside. */
  readonly location: string | undefined
}

export class Jar {
  readonly cookies = new Map<string, string>()
  readonly home: string
  constructor(home: string) {
    this.home = new URL(home).origin
  }

  get(url: string): Promise<Visit> {
    return this.go(new URL(url, this.home).href, { method: 'GET' })
  }

  post(url: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Visit> {
    return this.go(new URL(url, this.home).href, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers,
    })
  }

  /** Sends the form of the page whose action is given, its hidden fields included. */
  submit(page: Visit, action: string, fields: Record<string, string>): Promise<Visit> {
    const found = page.text.match(new RegExp(`<form[^>]*action="${action}"[\\s\\S]*?</form>`, 'g')) ?? []
    const form =
      found.find((one) => Object.keys(fields).every((name) => one.includes(`name="${name}"`))) ?? found[0]
    if (form === undefined) throw new Error(`No form ${action} on ${page.url}: ${page.text.slice(0, 3000)}`)
    const hidden = Array.from(
      form.matchAll(/type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"/g),
      ([, name, value]) => [name!, value!],
    )
    return this.post(action, { ...Object.fromEntries(hidden), ...fields })
  }

  private async go(
    url: string,
    init: { method: string; body?: URLSearchParams; headers?: Record<string, string> },
  ): Promise<Visit> {
    const reply = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: Array.from(this.cookies, ([k, v]) => `${k}=${v}`).join('; ') },
    })
    for (const line of reply.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (/max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    const location = reply.headers.get('location')
    const target = location === null ? undefined : new URL(location, url).href
    if (target !== undefined && new URL(target).origin === this.home) return this.get(target)
    return { status: reply.status, url, text: await reply.text(), headers: reply.headers, location: target }
  }
}
