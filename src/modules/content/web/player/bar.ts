/** The bar over several lessons: back, the list, on; and what is said when none of them stands open. */
import type { Activity, ScormInside } from '../../contract.ts'
import type { Closed, Way } from './way.ts'

const words = {
  back: 'Назад',
  next: 'Дальше',
  lesson: 'Урок',
  list: 'Содержание курса',
  again: 'Открыть снова',
  closed: {
    end: 'Вы прошли все уроки. Всё сохранено.',
    left: 'Урок закрыт. Место и результаты сохранены.',
    choose: 'Выберите урок в списке сверху.',
  } satisfies Record<Closed, string>,
}

export interface Bar {
  /** What may be pressed now; `id`: of the lesson that stands open. */
  readonly mark: (id: string | undefined) => void
}

export function drawBar(inside: ScormInside, way: Way): Bar {
  const bar = document.createElement('nav')
  bar.ariaLabel = words.list
  const button = (word: string, step: 1 | -1): HTMLButtonElement => {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = word
    made.addEventListener('click', () => way.go(step))
    return made
  }
  const [back, next] = [button(words.back, -1), button(words.next, 1)]
  const list = document.createElement('select')
  list.ariaLabel = words.lesson
  const shown = shownIn(inside.tree)
  for (const one of inside.scos) if (shown.has(one.id)) list.append(new Option(one.title, one.id))
  list.addEventListener('change', () => way.choose(list.value))
  bar.append(back, list, next)
  document.body.append(bar)
  return {
    mark: (id) => {
      for (const option of list.options) option.disabled = option.value !== id && !way.mayChoose(option.value)
      list.value = id ?? ''
      for (const [one, step] of [
        [back, -1],
        [next, 1],
      ] as const) {
        one.hidden = way.isHidden(step)
        one.disabled = !way.may(step)
      }
    },
  }
}

/** Lessons of parts that the author hid are not in the list. */
function shownIn(tree: Activity): ReadonlySet<string> {
  const all = new Set<string>()
  const walk = (one: Activity): void => {
    if (!one.isVisible) return
    all.add(one.id)
    one.children.forEach(walk)
  }
  walk({ ...tree, isVisible: true })
  return all
}

/** In the place of a lesson. */
export function drawClosed(why: Closed, again: () => void): HTMLElement {
  const box = document.createElement('main')
  const text = document.createElement('p')
  text.textContent = words.closed[why]
  box.append(text)
  if (why !== 'choose') {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = words.again
    button.addEventListener('click', again)
    box.append(button)
  }
  document.body.append(box)
  return box
}
