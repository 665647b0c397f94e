/** How a command line can be wrong. @module */

export type ArgumentMistake =
  | 'COMMAND_MISSING'
  | 'COMMAND_UNKNOWN'
  | 'OPTION_UNKNOWN'
  | 'OPTION_TWICE'
  | 'VALUE_MISSING'
  | 'VALUE_INVALID'
  | 'ARGUMENT_MISSING'
  | 'ARGUMENT_UNEXPECTED'
  | 'STDIN_TWICE'

export class ArgumentError extends Error {
  override readonly name = 'ArgumentError'
  readonly mistake: ArgumentMistake
  readonly argument: string
  constructor(mistake: ArgumentMistake, argument: string) {
    super(`${mistake} ${argument}`)
    this.mistake = mistake
    this.argument = argument
  }
}
