// Line drawings on a 24 grid, one path each. Decoration: the button around one carries the name.
const PATHS = {
  rooms: 'M5 21V9a7 7 0 0 1 14 0v12M3 21h18M12 21v-9M15.5 15v.5',
  talks: 'M4 5h11v8H9l-3 3v-3H4zM18 9h2v8h-2v3l-3-3h-4v-2',
  you: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21c0-4 3.5-6 8-6s8 2 8 6',
  back: 'M15 5l-7 7 7 7',
  send: 'M4 12l16-8-5 16-3.5-6.5zM11.5 13.5L20 4',
  reply: 'M10 6L4 11l6 5v-3c5 0 8 1 10 5 0-6-3-10-10-10z',
  react: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M8.5 14c1 1.5 2 2 3.5 2s2.5-.5 3.5-2M9 9.500v.5M15 9.500v.5',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  retract: 'M5 8h9a5 5 0 0 1 0 10H8M5 8l4-4M5 8l4 4',
  flag: 'M6 21V4M6 4h11l-2 4 2 4H6',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c0-3.5 2.5-5.5 6.5-5.500s6.5 2 6.5 5.500M15.5 4.500a3.5 3.5 0 0 1 0 6M18 15c2.2.6 3.5 2.2 3.5 5',
  door: 'M6 21V8a6 6 0 0 1 12 0v13M4 21h16M14.5 14v.5',
  exit: 'M13 4H5v16h8M10 12h10M16 8l4 4-4 4',
  erase: 'M4 15l9-10 6 6-8 9H8zM8.500 10l6 6M13 20h8',
  photo: 'M4 7h4l1.500-2h5L16 7h4v12H4zM12 16a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  pin: 'M9 4h6l-1 6 3 3H7l3-3zM12 13v7',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3.5 2',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.500L20 20',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  host: 'M4 9l4 3 4-6 4 6 4-3-1.5 9h-13z',
  block: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M5.6 5.600l12.8 12.8',
  pause: 'M9 5v14M15 5v14',
  play: 'M8 5l11 7-11 7z',
  down: 'M12 5v14M6 13l6 6 6-6',
  mute: 'M4 10v4h4l5 4V6L8 10zM17 9l4 6M21 9l-4 6',
  plain: 'M5 7h14M5 12h14M5 17h8',
  more: 'M5.5 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2M12 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2M18.5 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
