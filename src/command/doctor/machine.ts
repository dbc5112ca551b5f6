/** The machine: Node, the built page, the data folder and the room in it. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Settings } from '../../platform/config.ts'
import { webFolder } from '../../start/web-build.ts'
import { isFresh } from '../../start/web-sources.ts'
import { bad, good, note, type Finding } from './finding.ts'

const neededNode = 24

export function checkNode(version: string): Finding[] {
  if (Number.parseInt(version, 10) >= neededNode) return [good('Node.js', version)]
  return [
    bad(
      'Node.js',
      `${version}, а нужен ${neededNode} или новее`,
      'Выполните npm ci: нужный Node.js придёт с пакетами',
    ),
  ]
}

export function checkPage(folder = webFolder): Finding[] {
  if (!existsSync(join(folder, 'index.html')))
    return [bad('Страница', 'не собрана, отвечает только API', 'npm run build')]
  return isFresh(folder)
    ? [good('Страница', 'собрана из нынешних исходников')]
    : [note('Страница', 'собрана из прежних исходников', 'npm run build')]
}

const gigabyte = 1024 ** 3

export function checkDataFolder(settings: Settings): Finding[] {
  const folder = resolve(settings.NMO_DATA_DIR)
  if (!existsSync(folder)) return [note('Папка данных', `${folder} ещё нет`, 'Появится при первом запуске')]
  return [...permissionsOf(folder), ...roomIn(folder)]
}

function permissionsOf(folder: string): Finding[] {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return [
      bad(
        'Папка данных',
        `${folder} недоступна для записи этому пользователю`,
        `Запускайте от её владельца (uid ${statSync(folder).uid})`,
      ),
    ]
  }
  const isOpen = (statSync(folder).mode & 0o022) !== 0
  return isOpen
    ? [bad('Папка данных', `${folder} может менять кто угодно`, `chmod go-w ${folder}`)]
    : [good('Папка данных', folder)]
}

function roomIn(folder: string): Finding[] {
  const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : dirname(folder))
  const free = bavail * bsize
  const words = `свободно ${(free / gigabyte).toFixed(1).replace('.', ',')} ГБ`
  if (free < gigabyte / 4)
    return [bad('Диск', words, 'Освободите место: без него база перестанет принимать записи')]
  return free < 2 * gigabyte
    ? [note('Диск', words, 'Скоро кончится: освободите место или перенесите папку данных')]
    : [good('Диск', words)]
}
