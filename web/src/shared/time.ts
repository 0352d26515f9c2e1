// Site time. Messages vanish by the server's clock, so the client learns how far its own is off and
// then advances by the monotonic clock, which nobody can set back.
//
// Rule 1: a backward step of the wall clock never makes a message live longer: of the two estimates
// (monotonic and wall), the later one counts. The wall clock covers sleep, where the monotonic one may stand.

let monotonicOffset = 0
let wallOffset = 0
let known = false

/** Learn the site's time from a frame that states it (epoch ms). */
export function learnSiteTime(atMs: number, wall = Date.now(), monotonic = performance.now()): void {
  monotonicOffset = atMs - monotonic
  wallOffset = atMs - wall
  known = true
}

/** The site's time, epoch ms. Before the first frame: this device's own. */
export function siteNow(wall = Date.now(), monotonic = performance.now()): number {
  return known ? Math.max(monotonicOffset + monotonic, wallOffset + wall) : wall
}

/** The site's epoch ms on this device's wall clock, for showing: clocks on the wall are read by people. */
export function localMs(siteMs: number): number {
  return known ? siteMs - wallOffset : siteMs
}
