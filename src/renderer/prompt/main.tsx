/** Starts the prompt window. @module */
import type { PromptBridge } from '#protocol/prompt-bridge'
import { renderWindow } from '../window/render-window.tsx'
import { PromptWindow } from './prompt-window.tsx'

/** The preload's. */
declare const bridge: PromptBridge

void renderWindow(bridge, (first) => <PromptWindow first={first} />)
