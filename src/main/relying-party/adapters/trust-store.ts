/** What a place that keeps trusted certificates can do, and the certificate it is asked about. @module */
import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'

export interface TrustedAuthority {
  /** Path of the certificate, PEM. */
  readonly path: string
  readonly pem: string
  /** Its common name, which bears the instance. */
  readonly name: string
  /** SHA-256, as people compare it. */
  readonly fingerprint: string
}

export type TrustPlace =
  | { readonly kind: 'system' }
  | { readonly kind: 'person' }
  | { readonly kind: 'firefox'; readonly profile: string }

export type TrustOutcome =
  | { readonly outcome: 'done' }
  /** It was so already. */
  | { readonly outcome: 'unchanged' }
  /** Somebody with the rights has to run this line. */
  | { readonly outcome: 'not-allowed'; readonly line: string }
  /** The program for it comes with this line. */
  | { readonly outcome: 'tool-missing'; readonly line: string }
  | { readonly outcome: 'failed'; readonly reason: string }

export interface TrustStore {
  readonly place: TrustPlace
  isTrusted(authority: TrustedAuthority): Promise<boolean>
  install(authority: TrustedAuthority): Promise<TrustOutcome>
  remove(authority: TrustedAuthority): Promise<TrustOutcome>
}

export function toTrustedAuthority(path: string, pem: string): TrustedAuthority {
  const certificate = new X509Certificate(pem)
  return {
    path,
    pem: certificate.toString(),
    name: /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? '',
    fingerprint: certificate.fingerprint256,
  }
}

export interface ToolRun {
  /** Undefined where there is no such program. */
  readonly status: number | undefined
  readonly out: string
  readonly errors: string
}

/** Runs a program to its end; it is never asked anything. */
export function runTool(program: string, args: readonly string[]): Promise<ToolRun> {
  return new Promise((resolve) => {
    const child = execFile(program, args, { timeout: 60_000 }, (error, out, errors) => {
      const missing = error !== null && error.code === 'ENOENT'
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ status: missing ? undefined : status, out, errors })
    })
    child.stdin?.end()
  })
}

/** The last thing that a program complained of. */
export function reasonOf({ errors }: ToolRun): string {
  return errors.trim().split('\n').at(-1) ?? ''
}
