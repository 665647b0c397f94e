/** The page of the floor's windows: React with a few words and a field. @module */
import { createRoot } from 'react-dom/client'

const place = document.getElementById('window')
if (place !== null)
  createRoot(place).render(
    <main>
      <h1>Is this you?</h1>
      <p>Somebody signs in. Type the number that the page shows.</p>
      <input aria-label="Number" autoFocus />
      <button>Approve</button>
    </main>,
  )
