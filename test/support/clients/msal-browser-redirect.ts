/** The page that an answer comes back to: it hands it on, as msal-browser wants it. @module */
import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge'

void broadcastResponseToMainFrame()
