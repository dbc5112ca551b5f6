/** From rows to the contract, with what this person may do next. */
export { presentDesk, presentQueue } from './present/desk.ts'
export { peopleOf, namesFrom } from './present/names.ts'
export { presentOwn, presentRow } from './present/own.ts'
export { forecastOf } from './present/parts.ts'
