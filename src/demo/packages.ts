/** Learning packages of the demo world, made of its lectures: SCORM 1.2 and SCORM 2004, as any program of authors makes them. Pure. */
import { zipOf } from '../platform/zip.ts'
import type { DemoLecture } from './lectures.ts'

export type DemoStandard = 'scorm12' | 'scorm2004'

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)

const style = `:root{color-scheme:light}*{box-sizing:border-box}body{margin:0;font:18px/1.55 system-ui,sans-serif;color:#18242a;background:#fff}
main{max-width:44rem;margin:0 auto;padding:1.25rem}h1{font-size:1.05rem;color:#4c5052;margin:0 0 1rem}h2{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
p{margin:0 0 .9rem}nav{display:flex;gap:.75rem;margin-top:1.5rem}button{min-height:48px;padding:0 1.25rem;font:inherit;border-radius:8px;border:1px solid #0b5a62;background:#0b5a62;color:#fff}
button.plain{background:#fff;color:#0b5a62}button:disabled{opacity:.4}fieldset{border:1px solid #d0ccc2;border-radius:10px;margin:0 0 1rem;padding:.75rem 1rem}
legend{font-weight:600;padding:0 .35rem}label{display:flex;gap:.6rem;align-items:flex-start;padding:.4rem 0;min-height:44px}input{width:22px;height:22px;margin-top:.2rem}
.why{background:#eeece6;border-radius:8px;padding:.6rem .8rem;margin:.4rem 0 0}.bar{height:8px;background:#eeece6;border-radius:4px;margin:0 0 1.25rem}.bar i{display:block;height:8px;background:#0b5a62;border-radius:4px}`

/** Finds the interface as the standards say: up the windows, then in the opener. */
const script = `(function(){
var D=window.COURSE,is2004=D.standard==='scorm2004',api=null
function find(w){for(var i=0;w&&i<10;i++){try{var a=is2004?w.API_1484_11:w.API;if(a)return a}catch(e){return null}if(w===w.parent)return null;w=w.parent}return null}
api=find(window)||(window.opener&&find(window.opener))
function call(n2,n1,a,b){if(!api)return'';var f=api[is2004?n2:n1];return b===undefined?f.call(api,a):f.call(api,a,b)}
function get(k2,k1){return call('GetValue','LMSGetValue',is2004?k2:k1)}
function set(k2,k1,v){call('SetValue','LMSSetValue',is2004?k2:k1,String(v))}
function commit(){call('Commit','LMSCommit','')}
call('Initialize','LMSInitialize','')
var last=D.sections.length,page=Math.min(last,Number(get('cmi.location','cmi.core.lesson_location'))||0)
var answers={};try{answers=JSON.parse(get('cmi.suspend_data','cmi.suspend_data')||'{}')}catch(e){}
var status=get('cmi.completion_status','cmi.core.lesson_status')
if(!/completed|passed/.test(status))set('cmi.completion_status','cmi.core.lesson_status','incomplete')
set('cmi.exit','cmi.core.exit','suspend');commit()
var main=document.querySelector('main')
function el(t,text,cls){var e=document.createElement(t);if(text)e.textContent=text;if(cls)e.className=cls;return e}
function keep(){set('cmi.location','cmi.core.lesson_location',page);set('cmi.suspend_data','cmi.suspend_data',JSON.stringify(answers))
if(is2004)set('cmi.progress_measure','',(page/(last+1)).toFixed(2));commit()}
function go(n){page=n;keep();draw()}
function draw(){main.textContent='';main.append(el('h1',D.title))
var bar=el('div','','bar'),i=el('i');i.style.width=Math.round(page/last*100)+'%';bar.append(i);main.append(bar)
if(page<last)section();else quiz()
var h=main.querySelector('h2');if(h){h.tabIndex=-1;h.focus()}}
function nav(buttons){var n=el('nav');if(page>0){var b=el('button','Назад','plain');b.onclick=function(){go(page-1)};n.append(b)}buttons.forEach(function(x){n.append(x)});main.append(n)}
function section(){var s=D.sections[page];main.append(el('h2',s.title));s.text.forEach(function(t){main.append(el('p',t))})
var b=el('button',page===last-1?'К вопросам':'Дальше');b.onclick=function(){go(page+1)};nav([b])}
function quiz(){main.append(el('h2','Проверьте себя'));var form=el('form')
D.questions.forEach(function(q,n){var f=el('fieldset');f.append(el('legend',q.words));q.choices.forEach(function(c,k){var l=el('label'),x=el('input');x.type=q.right.length>1?'checkbox':'radio';x.name='q'+n;x.value=k
x.checked=(answers[n]||[]).indexOf(k)>=0;x.onchange=function(){answers[n]=[].slice.call(f.querySelectorAll('input:checked')).map(function(y){return Number(y.value)});keep()};l.append(x,el('span',c));f.append(l)});form.append(f)})
var b=el('button','Проверить');b.type='submit';form.append(b);form.onsubmit=function(e){e.preventDefault();check(form,b)};main.append(form);nav([])}
function same(a,b){return a.length===b.length&&a.every(function(x){return b.indexOf(x)>=0})}
function check(form,b){var good=0;D.questions.forEach(function(q,n){var ok=same(answers[n]||[],q.right);if(ok)good++;var f=form.querySelectorAll('fieldset')[n];var old=f.querySelector('.why');if(old)old.remove();f.append(el('p',(ok?'Верно. ':'Неверно. ')+q.why,'why'))})
var share=good/D.questions.length,raw=Math.round(share*100)
set('cmi.score.raw','cmi.core.score.raw',raw);set('cmi.score.min','cmi.core.score.min',0);set('cmi.score.max','cmi.core.score.max',100)
if(is2004){set('cmi.score.scaled','',share.toFixed(2));set('cmi.success_status','',share>=D.pass?'passed':'failed');set('cmi.completion_status','','completed');set('cmi.progress_measure','','1')}
else set('','cmi.core.lesson_status',share>=D.pass?'passed':'failed')
commit();var r=form.querySelector('[role=status]')||el('p');r.setAttribute('role','status');r.textContent='Результат: '+good+' из '+D.questions.length+(share>=D.pass?'. Урок пройден.':'. Исправьте ответы и проверьте ещё раз.');form.insertBefore(r,b)}
addEventListener('pagehide',function(){call('Terminate','LMSFinish','')})
draw()})()`

const page = (title: string) =>
  `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeXml(title)}</title><link rel="stylesheet" href="css/course.css"></head><body><main></main><script src="js/data.js"></script><script src="js/course.js"></script></body></html>`

const files = ['index.html', 'css/course.css', 'js/data.js', 'js/course.js']

function manifest(standard: DemoStandard, lecture: DemoLecture): string {
  const is12 = standard === 'scorm12'
  const spaces = is12
    ? 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
    : 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"'
  const sequencing = is12
    ? '<adlcp:masteryscore>66</adlcp:masteryscore>'
    : '<imsss:sequencing><imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.66</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing>'
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="nmo-demo" version="1.0" ${spaces}>
<metadata><schema>ADL SCORM</schema><schemaversion>${is12 ? '1.2' : '2004 4th Edition'}</schemaversion></metadata>
<organizations default="course"><organization identifier="course"><title>${escapeXml(lecture.title)}</title>
<item identifier="lesson" identifierref="r"><title>${escapeXml(lecture.title)}</title>${sequencing}</item>
</organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:${is12 ? 'scormtype' : 'scormType'}="sco" href="index.html">${files
    .map((f) => `<file href="${f}"/>`)
    .join('')}</resource></resources></manifest>`
}

/** The lesson itself, without what a standard adds to it. */
export const courseFiles = (
  standard: DemoStandard,
  lecture: DemoLecture,
): Readonly<Record<string, string>> => ({
  'index.html': page(lecture.title),
  'css/course.css': style,
  'js/data.js': `window.COURSE=${JSON.stringify({ standard, pass: 0.66, ...lecture })}`,
  'js/course.js': script,
})

export function demoPackage(standard: DemoStandard, lecture: DemoLecture): Buffer {
  const texts = { 'imsmanifest.xml': manifest(standard, lecture), ...courseFiles(standard, lecture) }
  return zipOf(Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })))
}
