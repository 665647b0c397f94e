/** A page that calls everything it can. It runs in the page, so it stands alone. @module */

export interface HostileFindings {
  /** Globals that no page of a browser has. */
  readonly globals: readonly string[]
  /** Ways to code outside the page's own rules. */
  readonly escapes: readonly string[]
  /** What was loaded from where it must not be. */
  readonly loaded: readonly string[]
  readonly opened: readonly string[]
  readonly granted: readonly string[]
}

/** Tries all of it; what it could do is the answer. */
export async function runHostilePage(addresses: readonly string[]): Promise<HostileFindings> {
  const privileged = [
    ...['bridge', 'require', 'process', 'module', 'exports', 'Buffer', 'global', 'setImmediate'],
    ...['__dirname', '__filename', 'electron', 'ipcRenderer', 'ipc', 'nodeRequire', 'api'],
    ...['electronAPI', 'contextBridge', 'webFrame', 'binding', '__electron_webpack'],
  ]
  const empty = document.createElement('iframe')
  document.body.append(empty)
  const inner = empty.contentWindow as unknown as Record<string, unknown>
  const here = globalThis as unknown as Record<string, unknown>
  const globals = privileged.flatMap((name) => [
    ...(name in here ? [name] : []),
    ...(name in inner ? [`${name} in a frame`] : []),
  ])

  const escapes: string[] = []
  for (const text of [
    'process',
    'require',
    'process.binding("fs")',
    'globalThis.constructor.constructor("return process")()',
    'window.open.constructor("return require")()',
    'Error.prepareStackTrace',
    'navigator.modelContext',
  ]) {
    try {
      const made = Reflect.construct(Function, [`return ${text}`]) as () => unknown
      if (made() !== undefined) escapes.push(text)
    } catch {
      // There is none.
    }
  }

  const loaded: string[] = []
  const settled: Promise<unknown>[] = []
  const within = (address: string, how: string, work: (done: (did: boolean) => void) => void) =>
    settled.push(
      new Promise<void>((resolve) => {
        const end = (did: boolean) => {
          if (did) loaded.push(`${how} ${address}`)
          resolve()
        }
        setTimeout(end, 1_500, false)
        try {
          work(end)
        } catch {
          end(false)
        }
      }),
    )
  const element = (name: string, attribute: string, address: string, how = name) =>
    within(address, how, (done) => {
      const made = document.createElement(name)
      made.addEventListener('load', () => {
        done(true)
      })
      made.addEventListener('loadeddata', () => {
        done(true)
      })
      made.addEventListener('error', () => {
        done(false)
      })
      if (name === 'link') made.setAttribute('rel', 'stylesheet')
      made.setAttribute(attribute, address)
      document.body.append(made)
    })
  for (const address of addresses) {
    within(address, 'fetch', (done) => {
      fetch(address, { mode: 'no-cors' }).then(
        () => {
          done(true)
        },
        () => {
          done(false)
        },
      )
    })
    within(address, 'XMLHttpRequest', (done) => {
      const request = new XMLHttpRequest()
      request.onload = () => {
        done(true)
      }
      request.onerror = () => {
        done(false)
      }
      request.open('GET', address)
      request.send()
    })
    within(address, 'import', (done) => {
      import(/* @vite-ignore */ address).then(
        () => {
          done(true)
        },
        () => {
          done(false)
        },
      )
    })
    within(address, 'WebSocket', (done) => {
      const socket = new WebSocket(address.replace(/^\w+:/, 'wss:'))
      socket.onopen = () => {
        done(true)
      }
      socket.onerror = () => {
        done(false)
      }
    })
    within(address, 'EventSource', (done) => {
      const source = new EventSource(address)
      source.onopen = () => {
        done(true)
      }
      source.onerror = () => {
        source.close()
        done(false)
      }
    })
    within(address, 'Worker', (done) => {
      const worker = new Worker(address)
      worker.onmessage = () => {
        done(true)
      }
      worker.onerror = () => {
        done(false)
      }
    })
    element('img', 'src', address)
    element('script', 'src', address)
    element('link', 'href', address)
    element('video', 'src', address)
    element('audio', 'src', address)
  }
  await Promise.all(settled)

  const opened: string[] = []
  for (const address of [...addresses, 'about:blank', '', location.href]) {
    for (const features of ['', 'popup', 'nodeIntegration=yes,contextIsolation=no', 'noopener'])
      if (window.open(address, '_blank', features) !== null) opened.push(`${address} ${features}`)
  }

  const granted: string[] = []
  const ask = async (name: string, act: () => unknown): Promise<void> => {
    const never = new Promise((resolve) => setTimeout(resolve, 1_500, 'never'))
    try {
      const answer = await Promise.race([act(), never])
      if (answer !== 'never' && answer !== 'denied' && answer !== undefined && answer !== false) {
        granted.push(name)
      }
    } catch {
      // Refused.
    }
  }
  const from = navigator as unknown as Record<string, Record<string, (given?: unknown) => unknown>>
  const media = { audio: true, video: true }
  await Promise.all([
    ask('notifications', () => Notification.requestPermission()),
    ask('camera', () => navigator.mediaDevices.getUserMedia(media)),
    ask('screen', () => navigator.mediaDevices.getDisplayMedia({ video: true })),
    ask('read clipboard', () => navigator.clipboard.readText()),
    ask('midi', () => navigator.requestMIDIAccess()),
    ask('usb', () => from['usb']?.['requestDevice']?.({ filters: [] })),
    ask('serial', () => from['serial']?.['requestPort']?.()),
    ask('hid', () => from['hid']?.['requestDevice']?.({ filters: [] })),
    ask('bluetooth', () => from['bluetooth']?.['requestDevice']?.({ acceptAllDevices: true })),
    ask('wake lock', () => navigator.wakeLock.request('screen')),
    ask('persistent storage', () => navigator.storage.persist()),
    ask('fullscreen', () =>
      document.documentElement.requestFullscreen().then(() => document.fullscreenElement !== null),
    ),
    ask(
      'place',
      () =>
        new Promise((resolve, reject) => {
          navigator.geolocation.getCurrentPosition(resolve, reject)
        }),
    ),
    ask('idle', () =>
      (
        here['IdleDetector'] as undefined | { requestPermission(): Promise<unknown> }
      )?.requestPermission(),
    ),
    ask('fonts', async () => {
      const query = here['queryLocalFonts'] as undefined | (() => Promise<readonly unknown[]>)
      return (await query?.())?.length === 0 ? undefined : query
    }),
    ask('screens', () => (here['getScreenDetails'] as undefined | (() => unknown))?.()),
    ask('files', () => (here['showDirectoryPicker'] as undefined | (() => unknown))?.()),
    ask('service worker', () => navigator.serviceWorker.register('/worker.js')),
    ask('credentials', () =>
      navigator.credentials.get({ publicKey: { challenge: new Uint8Array(32) } }),
    ),
    ask('dialog', () => (confirm('x') ? 'shown' : undefined)),
  ])
  empty.remove()
  return { globals, escapes, loaded, opened, granted }
}
