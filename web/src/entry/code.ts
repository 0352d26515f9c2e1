// A QR code from the server as a picture. Of its SVG only the shapes are taken, number by number: the page's content
// policy knows no data: pictures, and markup from outside never becomes markup here.
const NAMESPACE = 'http://www.w3.org/2000/svg'
const PATH = /<path\b([^>]*)>/g
/** Commands and numbers of a path, nothing else. */
const SHAPE = /\sd="([MmHhVvLlZz0-9.,\s-]*)"/
const BOX = /\sviewBox="(0 0 [0-9.]+ [0-9.]+)"/
const PAINT = /\s(fill|stroke)="(#[0-9a-f]{3,6}|none)"/gi

export interface Shape {
  readonly d: string
  readonly paint: ReadonlyMap<string, string>
}

/** The size and the shapes of a code; null if there are none. */
export function shapesOf(svg: string): { readonly box: string; readonly shapes: readonly Shape[] } | null {
  const box = BOX.exec(svg)?.[1]
  const shapes: Shape[] = []
  for (const [, attributes = ''] of svg.matchAll(PATH)) {
    const d = SHAPE.exec(attributes)?.[1]
    const paint = new Map([...attributes.matchAll(PAINT)].map((found) => [found[1] as string, found[2] as string]))
    if (d !== undefined) shapes.push({ d, paint })
  }
  return box !== undefined && shapes.length > 0 ? { box, shapes } : null
}

/** Draw it into an element, in place of what was there. */
export function drawCode(into: Element, svg: string): void {
  into.replaceChildren()
  const found = shapesOf(svg)
  if (!found) return
  const picture = document.createElementNS(NAMESPACE, 'svg')
  picture.setAttribute('viewBox', found.box)
  picture.setAttribute('shape-rendering', 'crispEdges')
  picture.setAttribute('aria-hidden', 'true')
  for (const { d, paint } of found.shapes) {
    const path = document.createElementNS(NAMESPACE, 'path')
    path.setAttribute('d', d)
    for (const [name, value] of paint) path.setAttribute(name, value)
    picture.append(path)
  }
  into.append(picture)
}
