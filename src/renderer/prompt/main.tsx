/** Starts the prompt window. @module */
import { renderWindow } from '../window/render-window.tsx'
import { PromptWindow } from './prompt-window.tsx'

renderWindow(<PromptWindow />)
