// Service worker: keeps the page's own files so that the chat opens on a bad line.
//
// Rule 1: only files under /static/assets/ (named by their content, free of anything anybody typed) and the
// icon are ever stored. Never /api, never a page, never a message: those do not pass through here at all.
const worker = globalThis as unknown as ServiceWorkerGlobalScope
const CACHE = 'salon-static-1'
const MOST = 60

const keeps = (url: URL): boolean =>
  url.origin === worker.location.origin &&
  (url.pathname.startsWith('/static/assets/') || url.pathname === '/static/icon.svg')

worker.addEventListener('install', () => void worker.skipWaiting())

worker.addEventListener('activate', (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
    await worker.clients.claim()
  }
  event.waitUntil(tidy())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !keeps(new URL(request.url))) return
  event.respondWith(
    caches.open(CACHE).then(async (cache) => {
      const kept = await cache.match(request)
      if (kept) return kept
      const response = await fetch(request)
      if (response.ok) {
        await cache.put(request, response.clone())
        // Files of older builds go first.
        const keys = await cache.keys()
        for (const old of keys.slice(0, Math.max(0, keys.length - MOST))) await cache.delete(old)
      }
      return response
    }),
  )
})
