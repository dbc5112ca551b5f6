#!/usr/bin/env node
/* Runs a TypeScript file under Node 24: this one if it is new enough, otherwise the one that npm installed with the project.
   Plain JavaScript for any Node: what it starts is not. */
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const needed = 24

export async function runUnder24(file, args) {
  if (Number.parseInt(process.versions.node, 10) >= needed) {
    process.argv = [process.argv[0], file, ...args]
    await import(pathToFileURL(file).href)
    return
  }
  const node = installedNode()
  if (!node) {
    console.error(
      `Нужен Node.js ${needed}, а запущен ${process.versions.node}. Выполните npm ci в папке проекта или поставьте Node.js ${needed} с nodejs.org`,
    )
    process.exit(1)
  }
  // The terminal sends Ctrl-C to both; this one only waits for the other.
  const child = spawn(node, [file, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.once('error', (error) => {
    console.error(`Node.js ${needed} не запустился: ${error.message}`)
    process.exit(1)
  })
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

function installedNode() {
  try {
    const require = createRequire(import.meta.url)
    const manifest = require.resolve(`node-${process.platform}-${process.arch}/package.json`)
    const path = join(dirname(manifest), 'bin', 'node')
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [file, ...args] = process.argv.slice(2)
  await runUnder24(join(process.cwd(), file ?? ''), args)
}
