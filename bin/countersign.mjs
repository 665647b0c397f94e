#!/usr/bin/env node
/**
 * `npx countersign …`: the relying party without a desktop; `npx countersign device …`: the authenticator without one.
 * @module
 */
const isDevice = process.argv[2] === 'device'
if (isDevice) process.argv.splice(2, 1)
await import(isDevice ? '../out/main/device.mjs' : '../out/main/serve.mjs')
