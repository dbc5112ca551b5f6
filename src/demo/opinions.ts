/** What learners of the demo world think of what they have learnt: stars, words, the answer of the school where it has one. */
interface Opinion {
  readonly rating: number
  readonly text: string
  readonly reply?: string
}

export const opinions: readonly Opinion[] = [
  { rating: 5, text: 'Разобраны настоящие случаи, а не учебные. Таблицу доз распечатал в ординаторскую.' },
  { rating: 4, text: 'Полезно, но тест строже, чем материал: два вопроса из него в лекции не названы.' },
  { rating: 5, text: '' },
  {
    rating: 3,
    text: 'Первая половина повторяет то, что знают все. Вторая хороша.',
    reply: 'Спасибо. С нового набора вводную часть можно пропустить, если ответить на вопросы в начале.',
  },
  { rating: 5, text: 'Коротко и по делу: прошла за дежурство, на следующий день применила.' },
  { rating: 4, text: 'Хотелось бы больше снимков и меньше классификаций.' },
  {
    rating: 2,
    text: 'Звук в третьем разделе тихий, слушала в наушниках на полной громкости.',
    reply: 'Запись заменили, теперь звук ровный. Простите за неудобство.',
  },
  { rating: 5, text: 'Преподаватель ответил на вопрос в тот же день.' },
]
