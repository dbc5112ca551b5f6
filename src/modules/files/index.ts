/** The door of files: for `app.ts`, the command line, and modules that keep or show files. */
export { routes } from './routes.ts'
export { belongings } from './use-cases/hear-merge.ts'
export { jobs } from './jobs.ts'
export { attachFiles, detachFiles, fileCards, filesOf } from './use-cases/attach-files.ts'
export { type FileView, readFile } from './use-cases/open-file.ts'
export { documentBytes, keepDocument } from './use-cases/keep-document.ts'
export { fileDigests } from './use-cases/file-digests.ts'
export { eraseFilesOf } from './use-cases/forget.ts'
export { fileKeyChain, rotateFileKeys } from './use-cases/keys.ts'
export {
  giveFile,
  materialPage,
  materialState,
  openMaterial,
  type OpenMaterial,
} from './use-cases/materials.ts'
