/** Starts the strip of the simulation window. @module */
import type { SimulationBridge } from '#protocol/simulation-bridge'
import { renderWindow } from '../window/render-window.tsx'
import { SimulationApp } from './simulation.tsx'

/** The preload's. */
declare const bridge: SimulationBridge

void renderWindow(bridge, (first) => <SimulationApp first={first} />)
