// The budget of the first load, counted on what was built.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const BUDGET_BYTES = 45_000
const DESK_BUDGET_BYTES = 36_000
const PAGE_BUDGET_BYTES = 12_000
const STATIC = new URL('../../src/salon/static/', import.meta.url)

interface Entry {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
}
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', STATIC), 'utf8')) as Record<string, Entry>

/** All scripts that the entry loads at once, the entry first. */
function scripts(key: string, seen = new Set<string>()): Set<string> {
  const entry = manifest[key]
  if (!entry) throw new Error(`${key} is not in the build`)
  if (seen.has(entry.file)) return seen
  seen.add(entry.file)
  for (const next of entry.imports ?? []) scripts(next, seen)
  return seen
}

const bytes = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, STATIC)), { level: 9 }).length, 0)

test.each(['fr', 'en'])('the first load of the chat with its %s texts is within the budget', (lang) => {
  const files = [...scripts('src/visitor/main.tsx'), manifest[`locales/${lang}.json`]?.file ?? '']
  const total = bytes(files)
  console.info(`chat, ${lang}: ${(total / 1000).toFixed(1)} kB gzip of ${BUDGET_BYTES / 1000}`)
  expect(total).toBeLessThanOrEqual(BUDGET_BYTES)
})

test.each(['fr', 'en'])('the moderators’ desk with its own %s texts is within its budget', (lang) => {
  const total = bytes([...scripts('src/staff/main.tsx'), manifest[`locales/staff.${lang}.json`]?.file ?? ''])
  console.info(`desk, ${lang}: ${(total / 1000).toFixed(1)} kB gzip of ${DESK_BUDGET_BYTES / 1000}`)
  expect(total).toBeLessThanOrEqual(DESK_BUDGET_BYTES)
})

test('the chat never loads the texts of the desk', () => {
  const loaded = scripts('src/visitor/main.tsx')
  const late = Object.values(manifest).flatMap((entry) => (loaded.has(entry.file) ? (entry.dynamicImports ?? []) : []))
  expect(late).toContain('locales/fr.json')
  expect(late.filter((key) => key.startsWith('locales/staff.'))).toEqual([])
})

test.each([
  'src/entry/main.ts',
  'src/stop/main.ts',
  'src/wallet/main.ts',
  'src/wallet/shim.ts',
  'src/staff-door/main.ts',
])('%s, with all it loads, is within its budget', (key) => {
  const files = scripts(key)
  for (const late of manifest[key]?.dynamicImports ?? []) for (const file of scripts(late)) files.add(file)
  const total = bytes(files)
  console.info(`${key}: ${(total / 1000).toFixed(1)} kB gzip of ${PAGE_BUDGET_BYTES / 1000}`)
  expect(total).toBeLessThanOrEqual(PAGE_BUDGET_BYTES)
})

/** All that an entry ever loads, at once or later, by source. */
function graph(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of [...(manifest[key]?.imports ?? []), ...(manifest[key]?.dynamicImports ?? [])]) graph(next, seen)
  return seen
}

test('no page but the test wallet’s own ever loads any of it', () => {
  const wallet = ['src/wallet/shim.ts', 'src/wallet/main.ts']
  const others = Object.keys(manifest).filter((key) => manifest[key]?.isEntry && !wallet.includes(key))
  expect(others.length).toBeGreaterThan(4)
  const loaded = new Set(others.flatMap((key) => [...graph(key)]).map((key) => manifest[key]?.file))
  const only = [...graph('src/wallet/shim.ts')]
    .map((key) => manifest[key]?.file ?? '')
    .filter((file) => !loaded.has(file))
  // The shim itself, and what makes its answers: nothing of that is in a chunk that others share.
  expect(only.length).toBeGreaterThan(1)
  for (const file of loaded) {
    if (!file?.endsWith('.js')) continue
    expect(readFileSync(new URL(file, STATIC), 'utf8'), file).not.toMatch(/HPKE-v1|salon-test-wallet|OpenID4VPHandover/)
  }
})

test('the service worker stands alone at a name that does not change', () => {
  const worker = manifest['src/sw.ts']
  expect(worker?.file).toBe('sw.js')
  expect(worker?.imports ?? []).toEqual([])
})

test('nothing is inlined as a data: address, which the content policy refuses', () => {
  const css = ['visitor', 'staff'].flatMap((part) => manifest[`src/${part}/main.tsx`]?.css ?? [])
  expect(css.length).toBeGreaterThan(1)
  for (const file of css) expect(readFileSync(new URL(file, STATIC), 'utf8')).not.toContain('data:')
})
