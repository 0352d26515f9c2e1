// What leaves this device of a chosen file: a smaller picture without place, camera or anything else that was in the
// file. What this browser cannot read goes as it is; the server says what it makes of it.

/** As large as anybody gets it (outside/photo_worker.py). */
const SIDE_MAX = 1280
const QUALITY = 0.86
/** Kinds the server tells from their bytes and may take; moving ones must not be stilled here unsaid. */
const AS_IT_IS = new Set(['image/gif'])

export class Unfit extends Error {
  constructor(readonly code: 'video_refused' | 'photo_format' | 'photo_size') {
    super(code)
  }
}

/** Rejects with `Unfit` what would be refused anyway. */
export async function prepared(file: Blob, maxBytes: number): Promise<Blob> {
  if (/^(video|audio)\//.test(file.type)) throw new Unfit('video_refused')
  if (file.type === 'image/svg+xml' || (file.type !== '' && !file.type.startsWith('image/'))) {
    throw new Unfit('photo_format')
  }
  const smaller = AS_IT_IS.has(file.type) ? null : await shrunk(file).catch(() => null)
  const found = smaller ?? file
  if (found.size > maxBytes) throw new Unfit('photo_size')
  return found
}

async function shrunk(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, SIDE_MAX / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((done) => {
    canvas.toBlob(done, 'image/jpeg', QUALITY)
  })
}
