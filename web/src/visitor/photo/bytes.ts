// Pictures to and from the server, with the session ticket. Nothing is kept: a picture is in memory while it is on screen.
import { ticket } from '../app'
import type { Answer, Transport } from './sending'

/** The picture of a message. Rejects with the server's code. */
export async function fetchPhoto(id: string, signal: AbortSignal): Promise<Blob> {
  for (const fresh of [false, true]) {
    const headers = { Authorization: `Salon ${await ticket(fresh)}` }
    const response = await fetch(`/api/photo/${id}`, { headers, cache: 'no-store', signal })
    if (response.ok) return response.blob()
    if (response.status !== 401) throw new Error(response.status === 404 ? 'not_found' : 'internal')
  }
  throw new Error('internal')
}

/** A tiny JPEG in base64 as a picture; `data:` addresses are refused by the content policy. */
export const previewOf = (base64: string): Blob =>
  new Blob([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], { type: 'image/jpeg' })

export const transport: Transport = {
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  post: async (path, { blob, words }, fresh, left, signal) => {
    const header = await ticket(fresh).catch(() => '')
    return new Promise<Answer>((done) => {
      // fetch tells nothing of how far an upload is.
      const call = new XMLHttpRequest()
      call.open('POST', path)
      call.responseType = 'json'
      call.setRequestHeader('Authorization', `Salon ${header}`)
      call.setRequestHeader('Content-Type', 'application/octet-stream')
      // Not in the address, which proxies write down.
      if (words !== '') call.setRequestHeader('Photo-Description', encodeURIComponent(words))
      call.upload.onprogress = (event) => left(event.lengthComputable ? event.loaded / event.total : 0)
      call.upload.onload = () => left(1)
      call.onload = () => done({ status: call.status, body: (call.response ?? {}) as Answer['body'] })
      call.onerror = () => done({ status: 0, body: {} })
      call.onabort = () => done({ status: 0, body: {} })
      signal.addEventListener('abort', () => call.abort(), { once: true })
      if (signal.aborted) done({ status: 0, body: {} })
      else call.send(blob)
    })
  },
}
