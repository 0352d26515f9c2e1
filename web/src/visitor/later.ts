// What rest.ts fetches.
export { Opened } from './dialogs/Opened'
export { Talks } from './Talks'
export { You } from './You'
