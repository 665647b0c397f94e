/** What is built: the processes of main, the preloads, and the pages. @module */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const page = (name: string): string => resolve('src/renderer', name, 'index.html')

export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          serve: resolve('src/main/serve.ts'),
          device: resolve('src/main/device.ts'),
          keychain: resolve('src/main/keychain.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  },
  renderer: {
    plugins: [react()],
    build: {
      minify: true,
      rollupOptions: { input: { 'sign-in': page('sign-in'), 'security-info': page('security-info') } },
    },
  },
})
