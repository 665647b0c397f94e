/** Where the answer comes back, in a window or frame of its own; it is handed to the one that asked. @module */
import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge'

void broadcastResponseToMainFrame()
