// A web application with four addresses: its page, the way in, the way back, and the way out.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { beginSignIn, finishSignIn, signOutAddress } from './sign-in.mjs'

const port = Number(process.env.PORT ?? 3000)
const origin = `http://localhost:${port}`

/** By the cookie of a browser: what it is in the middle of, or who it is. */
const sessions = new Map()

const pages = {
  '/': (session) =>
    page(
      session?.account === undefined
        ? '<p><a href="/sign-in">Sign in</a></p>'
        : `<p>Signed in as <b>${text(session.account.username)}</b>. <a href="/sign-out">Sign out</a></p>
           <pre>${text(JSON.stringify(session.account.idTokenClaims, null, 2))}</pre>`,
    ),

  '/sign-in': async () => {
    const { address, kept } = await beginSignIn(`${origin}/auth/callback`)
    return redirect(address, begin({ kept }))
  },

  '/auth/callback': async (session, asked) => {
    if (asked.has('error')) return page(`<p>${text(asked.get('error_description'))}</p>`, 400)
    if (session?.kept === undefined) return redirect('/')
    const account = await finishSignIn(Object.fromEntries(asked), session.kept)
    // A new cookie: the one from before the sign-in may be known to somebody else.
    return redirect('/', begin({ account }))
  },

  '/sign-out': (session) => {
    sessions.delete(session?.id)
    return redirect(signOutAddress(origin), 'session=; Path=/; Max-Age=0')
  },
}

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, origin)
  const [, id] = /\bsession=([\w-]+)/.exec(request.headers.cookie ?? '') ?? []
  try {
    const answer =
      (await pages[pathname]?.(sessions.get(id), searchParams)) ?? page('Not here', 404)
    response.writeHead(answer.status, answer.headers).end(answer.body)
  } catch (error) {
    console.error(error)
    response.writeHead(500).end('Something went wrong; the terminal says what.')
  }
}).listen(port, 'localhost', () => console.log(`Open ${origin}`))

function begin(session) {
  const id = randomUUID()
  sessions.set(id, { ...session, id })
  return `session=${id}; HttpOnly; SameSite=Lax; Path=/`
}

function redirect(address, cookie) {
  const headers = { location: address, ...(cookie && { 'set-cookie': cookie }) }
  return { status: 302, headers, body: '' }
}

function page(body, status = 200) {
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  return { status, headers, body: `<!doctype html><title>Payroll</title><h1>Payroll</h1>${body}` }
}

function text(value) {
  return String(value).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
}
