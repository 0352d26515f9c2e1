// A request as the wallet sees it, over either transport: which transcript to sign, and how the answer travels.

/** Two forgeries sign something else than what was asked: an answer to an earlier question, or to another site. */
export type Wrong = 'replay' | 'relay'

export interface Asked {
  /** CBOR of the session transcript to sign; with `wrong`, the one a forger had. */
  transcript(wrong?: Wrong): Promise<Uint8Array>
  /** A DeviceResponse as the request wants it, base64url. */
  wrap(response: Uint8Array): Promise<string>
}
