/** Our server as a process of its own, by plain HTTP on a loopback port: the yardstick has no TLS either. */
import type { AddressInfo } from 'node:net'
import { readSettings } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { openPortal } from '../src/portal.ts'
import { createServices } from '../src/services.ts'

interface Task {
  readonly databaseUrl: string
  readonly settings: Record<string, string>
}

process.on('message', (task: Task) => {
  void (async () => {
    const settings = readSettings({ ...task.settings, LOG_LEVEL: 'silent' })
    const log = createLog('silent')
    const services = await createServices(settings, log)
    const portal = await openPortal({
      databaseUrl: task.databaseUrl,
      services,
      log,
      tls: null,
      webFolder: null,
    })
    await portal.listen(0, '127.0.0.1')
    process.send?.({ port: (portal.app.server.address() as AddressInfo).port })
  })()
})
