/** Learning packages of the demo world, made of its lectures: SCORM 1.2 and SCORM 2004, as programs of authors make them. Pure. */
import { zipOf } from '../platform/zip.ts'
import {
  courseFiles,
  escapeXml,
  filesOf,
  pageOf,
  partsOf,
  sharedFiles,
  type DemoStandard,
} from './course-pages.ts'
import type { CoursePart, DemoCourse } from './lectures.ts'

const titled = (title: string) => `<title>${escapeXml(title)}</title>`

/** A lesson of SCORM 1.2; what is asked in it has a score to reach. */
const item12 = (part: CoursePart, pass: number) =>
  `<item identifier="${part.id}" identifierref="r-${part.id}">${titled(part.title)}${
    part.questions.length > 0 ? `<adlcp:masteryscore>${Math.round(pass * 100)}</adlcp:masteryscore>` : ''
  }</item>`

/** Only what is asked in a lesson decides whether the course is passed; the others have to be gone through. */
const item2004 = (part: CoursePart, pass: number) =>
  `<item identifier="${part.id}" identifierref="r-${part.id}">${titled(part.title)}<imsss:sequencing>${
    part.questions.length > 0
      ? `<imsss:objectives><imsss:primaryObjective objectiveID="o-${part.id}" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>${pass}</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives>`
      : `<imsss:rollupRules rollupObjectiveSatisfied="false" objectiveMeasureWeight="0"/><imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>`
  }</imsss:sequencing></item>`

/** Lessons of a course stand in a chapter, its questions outside of it. */
function itemsOf(course: DemoCourse, parts: readonly CoursePart[], isTwelve: boolean): string {
  const one = (part: CoursePart) => (isTwelve ? item12 : item2004)(part, course.pass)
  if (parts.length === 1) return one(parts[0]!)
  const lessons = parts.filter((p) => p.questions.length === 0)
  const order = `<imsss:sequencing><imsss:controlMode choice="${!course.isInOrder}" flow="true"/></imsss:sequencing>`
  const chapter = `<item identifier="chapter">${titled('Материал')}${lessons.map(one).join('')}${isTwelve ? '' : order}</item>`
  return `${chapter}${parts
    .filter((p) => p.questions.length > 0)
    .map(one)
    .join('')}${isTwelve ? '' : order}`
}

function manifest(standard: DemoStandard, course: DemoCourse, parts: readonly CoursePart[]): string {
  const isTwelve = standard === 'scorm12'
  const spaces = isTwelve
    ? 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
    : 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"'
  const scoType = `adlcp:${isTwelve ? 'scormtype' : 'scormType'}`
  const resources = parts.map(
    (part) =>
      `<resource identifier="r-${part.id}" type="webcontent" ${scoType}="sco" href="${pageOf(part)}">${filesOf(
        part,
      )
        .map((f) => `<file href="${f}"/>`)
        .join('')}<dependency identifierref="shared"/></resource>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="nmo-demo" version="1.0" ${spaces}>
<metadata><schema>ADL SCORM</schema><schemaversion>${isTwelve ? '1.2' : '2004 4th Edition'}</schemaversion></metadata>
<organizations default="course"><organization identifier="course">${titled(course.lecture.title)}
${itemsOf(course, parts, isTwelve)}
</organization></organizations>
<resources>${resources.join('')}<resource identifier="shared" type="webcontent" ${scoType}="asset">${sharedFiles
    .map((f) => `<file href="${f}"/>`)
    .join('')}</resource></resources></manifest>`
}

export function demoPackage(standard: DemoStandard, course: DemoCourse): Buffer {
  const parts = partsOf(course.lecture, course.isSplit)
  const texts = {
    'imsmanifest.xml': manifest(standard, course, parts),
    ...courseFiles(standard, parts, course.pass),
  }
  return zipOf(Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })))
}
