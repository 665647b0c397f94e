/** Tokens tell how somebody signed in, as they did before a tenant could decide it. @module */

export const methodsInTokens: readonly string[] = [
  `update "tenant" set "settings" = json_set("settings", '$.switches.methodsInTokens', 'improved')`,
]
