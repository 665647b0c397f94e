/** Names that would run if anything took them for more than text; each calls `hit()`. @module */

const call = ['hit()', 'hit``', 'top.hit()', "self['hit']()", '(0,hit)()']
const forms: readonly ((run: string) => string)[] = [
  (run) => `<script>${run}</script>`,
  (run) => `</script><script>${run}</script>`,
  (run) => `<img src=x onerror=${run}>`,
  (run) => `"><img src onerror="${run}">`,
  (run) => `'><svg/onload=${run}>`,
  (run) => `<svg><script>${run}</script>`,
  (run) => `<a href=javascript:${run}>x</a>`,
  (run) => `javascript:${run}`,
  (run) => `<iframe srcdoc="<script>${run}</script>">`,
  (run) => `<body onload=${run}>`,
  (run) => `<details open ontoggle=${run}>`,
  (run) => `<video><source onerror=${run}>`,
  (run) => `<style onload=${run}></style>`,
  (run) => `" onfocus="${run}" autofocus="`,
  (run) => `\${${run}}`,
  (run) => `{{${run}}}`,
  (run) => `<template><img src onerror=${run}></template>`,
  (run) => `<math><a xlink:href=javascript:${run}>x`,
  (run) => `<object data="data:text/html,${run}">`,
  (run) => `&lt;img src onerror=${run}&gt;`,
]

/** None is longer than a name may be. */
export const scriptPayloads: readonly string[] = forms
  .flatMap((form) => call.map(form))
  .map((payload) => payload.slice(0, 60))
