#!/usr/bin/env node
/* `nmo`: the command line of the portal, under whichever Node it was called. */
import { fileURLToPath } from 'node:url'
import { runUnder24 } from './node24.js'

await runUnder24(fileURLToPath(new URL('../src/main.ts', import.meta.url)), process.argv.slice(2))
