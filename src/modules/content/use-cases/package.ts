/** What a package is by what lies in it: SCORM or cmi5, or why neither. */
import type { OpenMaterial } from '../../files/index.ts'
import type { Structure } from '../../cmi5/contract.ts'
import { readStructure } from '../../cmi5/index.ts'
import { ScormInside } from '../contract.ts'
import { wholeAddresses } from '../domain/cmi5.ts'
import { pathKey } from '../domain/entries.ts'
import { parseManifest } from '../domain/manifest.ts'
import { parseXml, XmlFault, xmlLimits, xmlText } from '../domain/xml.ts'
import { ArchiveFault, bytesOf, type FileInside } from './archive.ts'

/** Throws `ArchiveFault`. A structure of cmi5 has no id yet. */
export async function readPackage(
  material: OpenMaterial,
  files: readonly FileInside[],
): Promise<ScormInside | Structure> {
  const paths = new Set(files.map((f) => pathKey(f.name)))
  const find = (name: string) => files.find((f) => pathKey(f.name) === name)
  const [scorm, cmi5] = [find('imsmanifest.xml'), find('cmi5.xml')]
  const found = cmi5 ?? scorm
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
  const deep = files.find((f) => /\/(imsmanifest|cmi5)\.xml$/i.test(f.name))
  if (deep)
    return `Описание курса лежит в папке «${deep.name.slice(0, deep.name.lastIndexOf('/'))}». Упакуйте то, что в этой папке, а не её саму`
  if (files.some((f) => /(^|\/)tincan\.xml$/i.test(f.name)))
    return 'Это пакет xAPI (tincan.xml). Сохраните курс как cmi5 или SCORM'
  return 'В архиве нет imsmanifest.xml (SCORM) или cmi5.xml. Сохраните курс как SCORM 1.2, SCORM 2004 или cmi5'
}
