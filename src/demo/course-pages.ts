/** Pages of the demo lessons: sections, then questions, behind the face of SCORM; the same for every standard. Pure. */
import type { CoursePart, DemoLecture } from './lectures.ts'

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
var last=D.sections.length,page=Math.min(D.questions.length?last:last-1,Number(get('cmi.location','cmi.core.lesson_location'))||0)
var answers={};try{answers=JSON.parse(get('cmi.suspend_data','cmi.suspend_data')||'{}')}catch(e){}
var status=get('cmi.completion_status','cmi.core.lesson_status')
if(!/completed|passed/.test(status))set('cmi.completion_status','cmi.core.lesson_status','incomplete')
set('cmi.exit','cmi.core.exit','suspend');commit()
var main=document.querySelector('main')
function el(t,text,cls){var e=document.createElement(t);if(text)e.textContent=text;if(cls)e.className=cls;return e}
function keep(){set('cmi.location','cmi.core.lesson_location',page);set('cmi.suspend_data','cmi.suspend_data',JSON.stringify(answers))
if(is2004)set('cmi.progress_measure','',(page/(last+1)).toFixed(2));commit()}
var isTold=false
function finish(b){if(is2004){set('cmi.completion_status','','completed');set('cmi.progress_measure','','1')}else set('','cmi.core.lesson_status','completed')
commit();if(isTold)return;isTold=true;var r=el('p','Урок закончен. Переходите к следующему.','why');r.setAttribute('role','status');b.parentNode.before(r)}
function go(n){page=n;keep();draw()}
function draw(){main.textContent='';main.append(el('h1',D.title))
var bar=el('div','','bar'),i=el('i');i.style.width=Math.round(last?page/last*100:100)+'%';bar.append(i);main.append(bar)
if(page<last)section();else quiz()
var h=main.querySelector('h2');if(h){h.tabIndex=-1;h.focus()}}
function nav(buttons){var n=el('nav');if(page>0){var b=el('button','Назад','plain');b.onclick=function(){go(page-1)};n.append(b)}buttons.forEach(function(x){n.append(x)});main.append(n)}
function section(){var s=D.sections[page];main.append(el('h2',s.title));s.text.forEach(function(t){main.append(el('p',t))})
var isEnd=page===last-1,isBare=!D.questions.length
var b=el('button',isEnd?(isBare?'Закончить урок':'К вопросам'):'Дальше');b.onclick=function(){if(isEnd&&isBare)finish(b);else go(page+1)};nav([b])}
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

const page = (title: string, data: string) =>
  `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeXml(title)}</title><link rel="stylesheet" href="css/course.css"></head><body><main></main><script src="${data}"></script><script src="js/course.js"></script></body></html>`

/** The whole lecture in one lesson, or each section a lesson and the questions another. */
export const partsOf = (lecture: DemoLecture, isSplit: boolean): readonly CoursePart[] =>
  isSplit
    ? [
        ...lecture.sections.map((section, i): CoursePart => ({
          id: `lesson-${i + 1}`,
          title: section.title,
          sections: section.text.map((text, n) => ({
            title: n === 0 ? section.title : `${section.title}, продолжение`,
            text: [text],
          })),
          questions: [],
        })),
        { id: 'exam', title: 'Проверьте себя', sections: [], questions: lecture.questions },
      ]
    : [{ id: 'lesson', title: lecture.title, sections: lecture.sections, questions: lecture.questions }]

export const pageOf = (part: CoursePart): string => (part.id === 'lesson' ? 'index.html' : `${part.id}.html`)

const dataOf = (part: CoursePart) => (part.id === 'lesson' ? 'js/data.js' : `js/${part.id}.js`)

export const sharedFiles = ['css/course.css', 'js/course.js'] as const

export const filesOf = (part: CoursePart): readonly string[] => [pageOf(part), dataOf(part)]

/** The lessons themselves, without what a standard adds to them. */
export const courseFiles = (
  standard: DemoStandard,
  parts: readonly CoursePart[],
  pass: number,
): Readonly<Record<string, string>> => ({
  'css/course.css': style,
  'js/course.js': script,
  ...Object.fromEntries(
    parts.flatMap((part) => [
      [pageOf(part), page(part.title, dataOf(part))],
      [dataOf(part), `window.COURSE=${JSON.stringify({ standard, pass, ...part })}`],
    ]),
  ),
})
