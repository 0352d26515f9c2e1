"""Photos: what may come in, hashes of what is seen, banks of hashes, bands of a score. Pure: decoding is `outside`."""
