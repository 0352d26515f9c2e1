// A chosen file as the brightness of its pixels: decoded by the browser, upright, flat on white, at most 512 a side,
// as the server's worker makes it of a photo that is sent.
import { type Grey, luminance } from './pdq'

const HASHED_SIDE = 512

/** Rejects what the browser cannot read as a picture. */
export async function greyOf(file: Blob): Promise<Grey> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, HASHED_SIDE / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
  picture.close()
  return luminance(context.getImageData(0, 0, width, height).data, width, height)
}
