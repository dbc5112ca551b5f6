/* Run after `npm install`: npm leaves out of package-lock.json optional packages of other machines that its registry
   does not have at hand, and then `npm ci` refuses the whole lock. Adds them by name and version; what is there stays. */
import { readFileSync, writeFileSync } from 'node:fs'

const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))

/* `@oxfmt/binding-linux-arm64-musl` runs on Linux with an ARM processor and musl. */
function machineOf(name) {
  const words = name.split('/').at(-1).split('-')
  const os = words.find((w) => ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'].includes(w))
  const cpu = words.find((w) => ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'].includes(w))
  const libc =
    words.includes('musl') || words.includes('musleabihf')
      ? 'musl'
      : words.some((w) => w.startsWith('gnu'))
        ? 'glibc'
        : null
  return { os, cpu, libc: os === 'linux' ? libc : null }
}

/* Where Node would find it from there. */
const isKnown = (from, name) => {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    if (lock.packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true
    if (at === '') return false
  }
}

const added = []
for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isKnown(from, name) || !/^\d/.test(version)) continue
    const { os, cpu, libc } = machineOf(name)
    if (!os || !cpu) continue
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev ? { dev: true } : {}),
      ...(libc ? { libc: [libc] } : {}),
      optional: true,
      os: [os],
    }
    added.push(name)
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
)
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length > 0 ? `Дописано: ${added.length}` : 'Файл уже полон')
