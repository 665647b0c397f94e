/** The desktop's one error of its own. @module */

/** Another program has the authenticator's folder, and only one may. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  constructor(options: ErrorOptions) {
    super('another program uses the folder of the authenticator', options)
  }
}
