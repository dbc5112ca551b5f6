/** Load: keep-alive connections that send prepared requests one after another; a fixed count, so it ends by itself. */
import { Agent, request } from 'node:http'

export interface Prepared {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer
}

export interface Measured {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly failed: number
}

/** `ports`: one for each server process; connections are dealt among them. */
export async function measure(
  ports: readonly number[],
  requests: readonly Prepared[],
  connections: number,
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let next = 0
  let failed = 0
  const began = process.hrtime.bigint()
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      const port = ports[connection % ports.length]!
      for (let i = next++; i < requests.length; i = next++) {
        const start = process.hrtime.bigint()
        const status = await send(agent, port, requests[i]!)
        times.push(Number(process.hrtime.bigint() - start) / 1e6)
        if (status >= 300) failed++
      }
    }),
  )
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  agent.destroy()
  times.sort((a, b) => a - b)
  return {
    perSecond: requests.length / seconds,
    p50Ms: times[Math.floor(times.length * 0.5)]!,
    p99Ms: times[Math.floor(times.length * 0.99)]!,
    failed,
  }
}

export function send(agent: Agent, port: number, { method, path, headers, body }: Prepared): Promise<number> {
  return new Promise((done, fail) => {
    const outgoing = request({ agent, host: '127.0.0.1', port, method, path, headers }, (reply) => {
      reply.resume()
      reply.on('end', () => done(reply.statusCode ?? 0))
      reply.on('error', fail)
    })
    outgoing.on('error', fail)
    outgoing.end(body)
  })
}
