// One build for every page of the site. Each entry becomes its own bundle; what two pages share is a
// chunk of its own. The server finds files through .vite/manifest.json, never by guessing names.
import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const entries: Readonly<Record<string, string>> = {
  chat: 'src/visitor/main.tsx',
  entry: 'src/entry/main.ts',
  wallet: 'src/wallet/main.ts',
  shim: 'src/wallet/shim.ts',
  staff: 'src/staff/main.tsx',
  'staff-door': 'src/staff-door/main.ts',
  site: 'src/styles/site.css',
  page: 'src/shared/page.ts',
  stop: 'src/stop/main.ts',
  sw: 'src/sw.ts',
}

export default defineConfig({
  base: '/static/',
  publicDir: 'public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../src/salon/static',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Injects a script that CSP and Trusted Types would have to allow; every browser we support preloads.
    modulePreload: { polyfill: false },
    // No data: URLs: `default-src 'self'` refuses them.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
      output: {
        // The service worker's address must not change: it is served at /sw.js.
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
})
