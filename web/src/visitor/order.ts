// Where own rows stand among the messages of a room: what waits or came back where it was typed, what is on its way last.

export interface OwnRow {
  /** When it was sent, on the site's clock. */
  readonly atMs: number
  /** It waits for somebody or came back: what is said after it stands below it. */
  readonly rests: boolean
}

/** Own rows by place: at `i` those before message `i`, at the end those after all. */
export function places<T extends OwnRow>(messages: readonly { readonly atMs: number }[], own: readonly T[]): T[][] {
  const slots: T[][] = Array.from({ length: messages.length + 1 }, () => [])
  for (const row of [...own].sort((a, b) => a.atMs - b.atMs)) {
    const before = row.rests ? messages.findIndex((message) => message.atMs > row.atMs) : -1
    slots[before < 0 ? messages.length : before]?.push(row)
  }
  return slots
}
