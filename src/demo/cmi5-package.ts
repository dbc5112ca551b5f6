/** The same lectures as cmi5: the lesson speaks xAPI with the store it was launched for. Pure. */
import { zipOf } from '../platform/zip.ts'
import { courseFiles, escapeXml, pageOf, partsOf } from './course-pages.ts'
import type { CoursePart, DemoCourse } from './lectures.ts'

/**
 * What cmi5 asks of a lesson (1.0, §8–§10), behind the face of SCORM that the pages of the course know: the key is fetched
 * once, launch data and preferences are read, «initialized» comes first, «terminated» last, each in its turn.
 */
const script = `(function(){
var q=new URLSearchParams(location.search),endpoint=q.get('endpoint').replace(/\\/?$/,'/'),actor=JSON.parse(q.get('actor')),registration=q.get('registration'),activityId=q.get('activityId')
var auth='',launch={},values={},began=Date.now(),queue=Promise.resolve(),told={}
function headers(more){return Object.assign({Authorization:'Basic '+auth,'X-Experience-API-Version':'1.0.3'},more||{})}
function about(extra){return new URLSearchParams(Object.assign({activityId:activityId,agent:JSON.stringify(actor),registration:registration},extra)).toString()}
function json(r){return r.ok?r.json():Promise.reject(new Error(String(r.status)))}
function id(){return crypto.randomUUID?crypto.randomUUID():'10000000-1000-4000-8000-100000000000'.replace(/[018]/g,function(c){return(c^crypto.getRandomValues(new Uint8Array(1))[0]&15>>c/4).toString(16)})}
function spent(){return'PT'+((Date.now()-began)/1000).toFixed(2)+'S'}
function say(verb,result,isMove){var t=launch.contextTemplate||{},a=t.contextActivities||{}
var categories=[{id:'https://w3id.org/xapi/cmi5/context/categories/cmi5'}].concat(isMove?[{id:'https://w3id.org/xapi/cmi5/context/categories/moveon'}]:[])
var context=Object.assign({},t,{registration:registration,contextActivities:Object.assign({},a,{category:(a.category||[]).concat(categories)})})
if(isMove&&launch.masteryScore!==undefined&&verb!=='completed')context.extensions=Object.assign({},context.extensions,{'https://w3id.org/xapi/cmi5/context/extensions/masteryscore':launch.masteryScore})
var s={id:id(),actor:actor,verb:{id:'http://adlnet.gov/expapi/verbs/'+verb,display:{'en-US':verb}},object:{objectType:'Activity',id:activityId},context:context,timestamp:new Date().toISOString()}
if(result)s.result=result
return fetch(endpoint+'statements',{method:'POST',keepalive:true,headers:headers({'Content-Type':'application/json'}),body:JSON.stringify(s)})}
function turn(work){queue=queue.then(work).catch(function(){});return queue}
function keep(){var body=JSON.stringify(values);return turn(function(){return fetch(endpoint+'activities/state?'+about({stateId:'place'}),{method:'PUT',keepalive:true,headers:headers({'Content-Type':'application/json'}),body:body})})}
function once(verb,result){if(told[verb]||launch.launchMode!=='Normal')return;told[verb]=true;turn(function(){return say(verb,result,true)})}
function move(){var scaled=Number(values['cmi.score.scaled']),score={scaled:scaled,raw:Number(values['cmi.score.raw']),min:0,max:100}
if(values['cmi.success_status']==='passed')once('passed',{success:true,score:score,duration:spent()})
if(values['cmi.success_status']==='failed'&&!told.passed)once('failed',{success:false,score:score,duration:spent()})
if(values['cmi.completion_status']==='completed')once('completed',{completion:true,duration:spent()})}
window.API_1484_11={Initialize:function(){return'true'},GetValue:function(k){return values[k]===undefined?'':values[k]},SetValue:function(k,v){values[k]=v;return'true'},
Commit:function(){keep();move();return'true'},Terminate:function(){if(told.terminated)return'true';told.terminated=true;turn(function(){return say('terminated',{duration:spent()})});return'true'}}
fetch(q.get('fetch'),{method:'POST'}).then(json).then(function(r){auth=r['auth-token']
return fetch(endpoint+'activities/state?'+about({stateId:'LMS.LaunchData'}),{headers:headers()}).then(json)}).then(function(d){launch=d
return fetch(endpoint+'agents/profile?'+new URLSearchParams({agent:JSON.stringify(actor),profileId:'cmi5LearnerPreferences'}),{headers:headers()})}).then(function(){
return fetch(endpoint+'activities/state?'+about({stateId:'place'}),{headers:headers()})}).then(function(r){return r.ok?r.json():{}}).then(function(v){values=v||{}
return say('initialized')}).then(function(){var s=document.createElement('script');s.src='js/course.js';document.body.append(s)}).catch(function(){
document.querySelector('main').textContent='Занятие не открылось. Закройте его и откройте снова из программы.'})})()`

const said = (text: string) => `<langstring lang="ru">${escapeXml(text)}</langstring>`

/** What is asked has to be passed, what is read has to be gone through. */
function unitOf(part: CoursePart, course: DemoCourse, id: string): string {
  const isAsked = part.questions.length > 0
  const isRead = part.sections.length > 0
  const moveOn = isAsked && isRead ? 'CompletedAndPassed' : isAsked ? 'Passed' : 'Completed'
  return `<au id="${escapeXml(`${id}/${part.id}`)}" moveOn="${moveOn}"${isAsked ? ` masteryScore="${course.pass}"` : ''} launchMethod="AnyWindow"><title>${said(part.title)}</title><description>${said(course.lecture.annotation)}</description><url>${pageOf(part)}</url></au>`
}

function structure(course: DemoCourse, parts: readonly CoursePart[]): string {
  const { title, annotation, specialty } = course.lecture
  const id = `https://nmo.example/courses/${specialty}/${encodeURIComponent(title).slice(0, 80)}`
  const units = (some: readonly CoursePart[]) => some.map((p) => unitOf(p, course, id)).join('\n')
  const block = (name: string, words: string, some: readonly CoursePart[]) =>
    `<block id="${escapeXml(`${id}/${name}`)}"><title>${said(words)}</title><description>${said(annotation)}</description>
${units(some)}</block>`
  const half = Math.ceil((parts.length - 1) / 2)
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
<course id="${escapeXml(id)}"><title>${said(title)}</title><description>${said(annotation)}</description></course>
${
  parts.length === 1
    ? units(parts)
    : [
        block('first', 'Часть первая', parts.slice(0, half)),
        block('second', 'Часть вторая', parts.slice(half, -1)),
        units(parts.slice(-1)),
      ].join('\n')
}
</courseStructure>`
}

export function demoCmi5Package(course: DemoCourse): Buffer {
  const parts = partsOf(course.lecture, course.isSplit)
  const shown = courseFiles('scorm2004', parts, course.pass)
  const texts: Readonly<Record<string, string>> = {
    'cmi5.xml': structure(course, parts),
    ...shown,
    ...Object.fromEntries(
      parts.map((p) => [pageOf(p), shown[pageOf(p)]!.replace('js/course.js', 'js/cmi5.js')]),
    ),
    'js/cmi5.js': script,
  }
  return zipOf(Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })))
}
