/** Scales of ten. A scale index appears only in this folder; pages use tokens. */
import type { MantineColorsTuple } from '@mantine/core'

/** «Море»: the colour of the product. Surgical green-blue; 7 carries white text at 7.6 : 1. */
export const sea: MantineColorsTuple = [
  '#EDF6F6',
  '#D6EAEA',
  '#AFD5D6',
  '#86C3C6',
  '#4E9CA1',
  '#2A8188',
  '#136A72',
  '#0B5A62',
  '#0A464D',
  '#082F35',
]
/** «Бумага и чернила»: warm neutrals. 0 is the page, 9 is the text. */
export const gray: MantineColorsTuple = [
  '#F6F5F1',
  '#EEECE6',
  '#E2DFD7',
  '#D0CCC2',
  '#B3AFA6',
  '#87857E',
  '#65665F',
  '#4C5052',
  '#30383C',
  '#18242A',
]
/** Night: the same ink, lit the other way round. 0 is the text, 7 is the page. */
export const dark: MantineColorsTuple = [
  '#E8ECEB',
  '#CBD3D3',
  '#A9B5B6',
  '#82908F',
  '#43545A',
  '#33434A',
  '#1D2B30',
  '#131F23',
  '#0D171A',
  '#081012',
]
/** «Сурик»: refusals and danger only. */
export const red: MantineColorsTuple = [
  '#FCEEEB',
  '#F8DAD5',
  '#EFB5AC',
  '#E58C80',
  '#D9604F',
  '#C63F30',
  '#B32D24',
  '#9E231F',
  '#7F1B19',
  '#571211',
]
