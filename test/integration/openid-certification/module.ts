/** A module of a certification plan, by its own name: what it does and checks, or why it does not apply. @module */
import type { CertificationClient } from '../../support/certification-client.ts'

export interface Module {
  readonly name: string
  readonly run:
    ((client: CertificationClient) => Promise<void>) | { readonly notApplicable: string }
}

export interface Plan {
  readonly name: string
  readonly modules: readonly Module[]
}

export function module(name: string, run: Module['run']): Module {
  return { name, run }
}
