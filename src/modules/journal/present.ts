/** Rows of evidence → lines a person can read: who, what, what for, when, from where, by hand or by machine. */
export * from './present/cases.ts'
export * from './present/lines.ts'
