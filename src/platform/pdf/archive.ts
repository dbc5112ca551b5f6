/** What every document for keeping is: PDF/A-3a and PDF/UA-1 at once (ISO 19005-3, ISO 14289-1), in Russian, tagged, in our face. */
import { plainFace } from './fonts.ts'
import { legible } from './letters.ts'

/** Options of pdfkit. */
export const archival = () =>
  ({
    size: 'A4',
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    lang: 'ru-RU',
    tagged: true,
    displayTitle: true,
    font: plainFace(),
  }) as const

/** Words about the document; pdfkit writes them into XML as they are. */
export const metadata = (text: string): string => legible(text).replaceAll(/[<>&]/g, ' ')

const property = `<rdf:li rdf:parseType="Resource">
  <pdfaProperty:name>part</pdfaProperty:name>
  <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
  <pdfaProperty:category>internal</pdfaProperty:category>
  <pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li>`

/** PDF/A knows no words of PDF/UA: they are described beside what they say (ISO 19005-3 §6.6.2.3.3). */
const universal = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq>${property}</rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

/** The types of pdfkit do not know the door to its metadata. */
export const sayUniversal = (doc: PDFKit.PDFDocument): void =>
  (doc as unknown as { appendXML: (xml: string) => void }).appendXML(universal)
