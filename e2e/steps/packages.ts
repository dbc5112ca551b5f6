/** A course as a studio of somebody else would deliver it: pages that speak SCORM 2004 through a wrapper off the shelf, with an order of lessons in the manifest. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { zipOf } from '../../src/platform/zip.ts'

/** `@gamestdio/scorm`, as its author published it. */
const wrapper = readFileSync(createRequire(import.meta.url).resolve('@gamestdio/scorm'))

interface ForeignLesson {
  readonly id: string
  readonly title: string
  readonly pages: readonly string[]
}

const rule = (of: string) => `<imsss:sequencingRules><imsss:preConditionRule>
  <imsss:ruleConditions conditionCombination="any">
    <imsss:ruleCondition referencedObjective="${of}" operator="not" condition="objectiveStatusKnown"/>
    <imsss:ruleCondition referencedObjective="${of}" operator="not" condition="satisfied"/>
  </imsss:ruleConditions><imsss:ruleAction action="disabled"/>
</imsss:preConditionRule></imsss:sequencingRules>`

/** Each lesson tells the course of itself; the next one asks about the one before. */
const item = ({ id, title }: ForeignLesson, before: ForeignLesson | undefined) => `
<item identifier="${id}" identifierref="r-${id}"><title>${title}</title><imsss:sequencing>
  ${before ? rule('before') : ''}
  <imsss:objectives><imsss:primaryObjective objectiveID="own">
    <imsss:mapInfo targetObjectiveID="done-${id}" readSatisfiedStatus="true" writeSatisfiedStatus="true"/>
  </imsss:primaryObjective>
  ${before ? `<imsss:objective objectiveID="before"><imsss:mapInfo targetObjectiveID="done-${before.id}" readSatisfiedStatus="true"/></imsss:objective>` : ''}
  </imsss:objectives>
  <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
</imsss:sequencing></item>`

const manifest = (title: string, lessons: readonly ForeignLesson[]) => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="foreign" version="1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="course"><organization identifier="course"><title>${title}</title>
${lessons.map((one, n) => item(one, lessons[n - 1])).join('')}
<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
</organization></organizations>
<resources>${lessons
  .map(
    ({ id }) =>
      `<resource identifier="r-${id}" type="webcontent" adlcp:scormType="sco" href="${id}.html"><file href="${id}.html"/><file href="vendor/scorm.js"/></resource>`,
  )
  .join('')}</resources>
</manifest>`

const page = ({
  title,
  pages,
}: ForeignLesson) => `<!doctype html><html lang="ru"><meta charset="utf-8"><title>${title}</title>
<style>body{font:18px/1.5 Georgia,serif;max-width:40em;margin:2em auto;padding:0 1em}button{font:inherit;padding:.4em 1em}</style>
<h1>${title}</h1><p id="words"></p><button id="on" type="button"></button>
<script>var exports = {}</script><script src="vendor/scorm.js"></script>
<script>
  const pages = ${JSON.stringify(pages)}
  const { scorm } = exports
  scorm.configure({ version: '2004', debug: false, handleExitMode: true, handleCompletionStatus: true })
  scorm.initialize()
  let at = Number(scorm.get('cmi.location')) || 0
  const words = document.querySelector('#words')
  const on = document.querySelector('#on')
  const show = () => {
    words.textContent = pages[at]
    on.textContent = at < pages.length - 1 ? 'Следующая страница' : 'Закончить урок'
  }
  on.addEventListener('click', () => {
    if (at < pages.length - 1) {
      at += 1
      scorm.set('cmi.location', String(at))
      scorm.commit()
      return show()
    }
    scorm.set('cmi.score.scaled', '0.9')
    scorm.set('cmi.success_status', 'passed')
    scorm.status('completed')
    scorm.commit()
    words.textContent = 'Урок закончен.'
    on.remove()
  })
  show()
  addEventListener('pagehide', () => scorm.terminate())
</script></html>`

export const foreignPackage = (title: string, lessons: readonly ForeignLesson[]): Buffer =>
  Buffer.from(
    zipOf([
      { name: 'imsmanifest.xml', bytes: Buffer.from(manifest(title, lessons)) },
      { name: 'vendor/scorm.js', bytes: wrapper },
      ...lessons.map((one) => ({ name: `${one.id}.html`, bytes: Buffer.from(page(one)) })),
    ]),
  )
