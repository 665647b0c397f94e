/** Starts the strip of the simulation window. @module */
import { renderWindow } from '../window/render-window.tsx'
import { SimulationApp } from './simulation.tsx'

renderWindow(<SimulationApp />)
