"""What flows need from outside, as small Protocols, one file a subject.

Adapters live in `store`, `bus`, `outside`, `gateway`. Every async method of a store returns only after
its transaction is durable (SQLite: WAL with `synchronous=FULL`). Stores raise `Refused` for a foreseen no
and `Unavailable` when they could not answer; then nothing was changed.
"""
