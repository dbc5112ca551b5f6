/** What a package is by what lies in it: SCORM, cmi5 or xAPI, or why none of them. */
import type { OpenMaterial } from '../../files/index.ts'
import type { Structure } from '../../cmi5/contract.ts'
import { readStructure } from '../../cmi5/index.ts'
import { ScormInside, type XapiInside } from '../contract.ts'
import { wholeAddresses } from '../domain/cmi5.ts'
import { pathKey } from '../domain/entries.ts'
import { parseManifest } from '../domain/manifest.ts'
import { parseTincan } from '../domain/tincan.ts'
import { parseXml, XmlFault, xmlLimits, xmlText } from '../domain/xml.ts'
import { ArchiveFault, bytesOf, type FileInside } from './archive.ts'

/** Throws `ArchiveFault`. A structure of cmi5 has no id yet. */
export async function readPackage(
  material: OpenMaterial,
  files: readonly FileInside[],
): Promise<ScormInside | XapiInside | Structure> {
  const paths = new Set(files.map((f) => pathKey(f.name)))
  const find = (name: string) => files.find((f) => pathKey(f.name) === name)
  const [cmi5, scorm, xapi] = [find('cmi5.xml'), find('imsmanifest.xml'), find('tincan.xml')]
  // One that can be several things is opened as what says most to the portal.
  const found = cmi5 ?? scorm ?? xapi
  if (!found) throw new ArchiveFault([whyNone(files)])
  if (found.sizeBytes > xmlLimits.bytes) throw new ArchiveFault([`${found.name} больше 2 МБ`])
  try {
    const text = xmlText(await bytesOf(material, found))
    if (found === cmi5) {
      const parsed = readStructure(parseXml(text), (path) => paths.has(pathKey(path)))
      const faults = parsed.faults ?? wholeAddresses(parsed.structure)
      if (faults.length > 0) throw new ArchiveFault(faults)
      return parsed.structure!
    }
    if (found === xapi) {
      const parsed = parseTincan(parseXml(text), (path) => paths.has(pathKey(path)))
      if (parsed.faults) throw new ArchiveFault(parsed.faults)
      return parsed.inside
    }
    const parsed = parseManifest(text, paths)
    if (parsed.faults) throw new ArchiveFault(parsed.faults)
    return ScormInside.parse(parsed.manifest)
  } catch (error) {
    if (error instanceof XmlFault) throw new ArchiveFault([`${found.name}: ${error.message}`])
    throw error
  }
}

/** The commonest slip is a folder packed instead of what is in it. */
function whyNone(files: readonly FileInside[]): string {
  const deep = files.find((f) => /\/(imsmanifest|cmi5|tincan)\.xml$/i.test(f.name))
  if (deep)
    return `Описание курса лежит в папке «${deep.name.slice(0, deep.name.lastIndexOf('/'))}». Упакуйте то, что в этой папке, а не её саму`
  return 'В архиве нет imsmanifest.xml (SCORM), cmi5.xml или tincan.xml (xAPI). Сохраните курс как SCORM 1.2, SCORM 2004, cmi5 или xAPI'
}
