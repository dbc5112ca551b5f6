/** `npm run build`: the page, whether or not its sources changed. */
import { buildPage, sourcesOfPage } from './web-build.ts'

await buildPage(sourcesOfPage())
