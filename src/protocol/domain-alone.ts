/** What `domain_hint` says: a name of which only the domain is known, as it begins with its @; nobody has it. @module */

export function toDomainAlone(domain: string): string {
  return `@${domain}`
}

export function isDomainAlone(name: string): boolean {
  return name.startsWith('@')
}
