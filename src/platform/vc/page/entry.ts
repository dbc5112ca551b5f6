/** The first of the two scripts of the page: it brings the checker, the other draws. */
import './bytes.ts'
import { z } from 'zod'
import { openChecker } from './checker.ts'

// No code is made of text on this page: its policy forbids that.
z.config({ jitless: true })

Object.assign(globalThis, { openChecker: (kit: unknown) => openChecker(kit, () => new Date()) })
