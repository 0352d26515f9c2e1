"""The database thread: one writer, commits in groups, readers beside it.

    event loop --job--> queue --> writer thread: BEGIN IMMEDIATE, jobs, COMMIT --> results, in order

Rule 1: a result leaves only after the commit, and the commit survives power loss (WAL with
`synchronous=FULL`).
Rule 2: nothing waits when idle; jobs that arrive during a commit share the next one.
Rule 3: a job that raises `Refused` has not written (it decides first), or is undone alone; the others go on.
Rule 4: on a database error the whole group rolls back and each job is tried again alone, so one
poisoned job cannot refuse its neighbours.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar

import structlog
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

from salon.base.errors import Refused, SalonError, Unavailable
from salon.store.migrations import upgrade

T = TypeVar("T")
Job = Callable[[Connection], Any]

GROUP_MAX: Final = 512
"""Most jobs in one commit: bounds the time the first of them waits for the last."""
QUEUE_MAX: Final = 4_096
"""Most jobs that may wait; beyond it callers are told to come back (`busy`)."""
BUSY_RETRY_S: Final = 2.0
READERS: Final = 2
LOCK_WAIT_MS: Final = 2_000

log = structlog.get_logger()


class _Waiting:
    """One job with the future of whoever waits for it."""

    __slots__ = ("error", "future", "job", "result")

    def __init__(self, job: Job, future: asyncio.Future[Any]) -> None:
        self.job = job
        self.future = future
        self.result: Any = None
        self.error: BaseException | None = None


def _on_connect(connection: Any, _record: Any) -> None:
    # SQLAlchemy must not begin or commit by itself: the writer says BEGIN IMMEDIATE.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "secure_delete=ON",
        "foreign_keys=ON",
        "temp_store=MEMORY",
        "journal_size_limit=16777216",
        f"busy_timeout={LOCK_WAIT_MS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


class Database:
    """An open database, its schema brought up to date. Make it on the event loop that will use it; `close` it there.

    Args:
        path: the SQLite file; made if absent, with its directory (mode 0700).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        url = f"sqlite:///{path}"
        self.writer_engine = create_engine(url, poolclass=NullPool, connect_args={"check_same_thread": False})
        self._reader_engine = create_engine(
            url, poolclass=QueuePool, pool_size=READERS, max_overflow=0, connect_args={"check_same_thread": False}
        )
        for engine in (self.writer_engine, self._reader_engine):
            event.listen(engine, "connect", _on_connect)
        with self.writer_engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            self.migrated = upgrade(connection)
            connection.exec_driver_sql("COMMIT")
        self._queue: deque[_Waiting] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="salon-reader")
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._write_for_ever, name="salon-writer", daemon=True)
        self._thread.start()

    # ------------------------------------------------------------------ for callers, on the event loop

    async def write(self, job: Callable[[Connection], T]) -> T:
        """Run a job in the next group; its result, durable.

        Raises:
            Refused: by the job itself; nothing of it was kept.
            Unavailable: `busy` (too many wait) or `storage` (the database did not take it).
        """
        if len(self._queue) >= QUEUE_MAX:
            raise Unavailable("busy", retry_after_s=BUSY_RETRY_S)
        waiting = _Waiting(job, self._loop.create_future())
        with self._wake:
            if self._closing:
                raise Unavailable("storage", detail="closed")
            self._queue.append(waiting)
            self._wake.notify()
        result: T = await waiting.future
        return result

    async def read(self, job: Callable[[Connection], T]) -> T:
        """Run a job on a reader, in a snapshot of its own.

        Raises:
            Unavailable: `storage`.
        """
        try:
            return await self._loop.run_in_executor(self._readers, self._read, job)
        except RuntimeError:  # the executor is shut down
            raise Unavailable("storage", detail="closed") from None

    @property
    def waiting(self) -> int:
        """Jobs that wait for the writer."""
        return len(self._queue)

    async def close(self) -> None:
        """Finish what waits, stop the threads, fold the write-ahead log into the file."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        await self._loop.run_in_executor(None, self._thread.join)
        self._readers.shutdown(wait=True)
        self._reader_engine.dispose()
        self.writer_engine.dispose()

    # ------------------------------------------------------------------ in the threads

    def _read(self, job: Callable[[Connection], T]) -> T:
        try:
            with self._reader_engine.connect() as connection:
                connection.exec_driver_sql("BEGIN")
                try:
                    return job(connection)
                finally:
                    connection.exec_driver_sql("ROLLBACK")
        except DBAPIError as error:
            log.warning("read_failed", part="store", error=type(error.orig).__name__)
            raise Unavailable("storage", retry_after_s=BUSY_RETRY_S) from None

    def _write_for_ever(self) -> None:
        connection: Connection | None = None
        while True:
            with self._wake:
                while not self._queue and not self._closing:
                    self._wake.wait()
                group = [self._queue.popleft() for _ in range(min(len(self._queue), GROUP_MAX))]
            if not group:
                break
            try:
                connection = connection or self.writer_engine.connect()
                self._commit(connection, group)
            except Exception as error:  # noqa: BLE001  # whoever waits must hear of it, whatever it was
                connection = self._given_up(connection, group, error)
            self._loop.call_soon_threadsafe(_deliver, group)
        if connection is not None:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()

    def _commit(self, connection: Connection, group: list[_Waiting]) -> None:
        # A lock that does not come is nobody's poison: the group is refused at once, not each job after its own wait.
        _begin(connection)
        try:
            _run_together(connection, group)
        except DBAPIError:
            if len(group) == 1:
                raise
            for index, waiting in enumerate(group):
                waiting.result, waiting.error = None, None
                try:
                    _begin(connection)
                except DBAPIError as error:
                    for late in group[index:]:
                        late.result, late.error = None, _unavailable(error)
                    return
                try:
                    _run_together(connection, [waiting])
                except DBAPIError as error:
                    waiting.error = _unavailable(error)

    def _given_up(self, connection: Connection | None, group: list[_Waiting], error: Exception) -> Connection | None:
        for waiting in group:
            if waiting.error is None:
                waiting.result, waiting.error = None, _unavailable(error)
        # A connection that failed may be in any state, even one that cannot be closed: the next group gets a new one.
        if connection is not None:
            with contextlib.suppress(Exception):
                connection.invalidate()
                connection.close()
        return None


def _unavailable(error: Exception) -> SalonError:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    log.error("write_failed", part="store", error=type(cause).__name__)
    return Unavailable("storage", retry_after_s=BUSY_RETRY_S, detail=type(cause).__name__)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _run_together(connection: Connection, group: list[_Waiting]) -> None:
    """Run jobs in one transaction, begun before; a DBAPIError leaves nothing of any of them."""
    try:
        for waiting in group:
            _run_one(connection, waiting)
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise


def _run_one(connection: Connection, waiting: _Waiting) -> None:
    connection.exec_driver_sql("SAVEPOINT job")
    try:
        waiting.result = waiting.job(connection)
    except DBAPIError:
        raise
    except (Refused, Unavailable) as error:
        waiting.error = error
        connection.exec_driver_sql("ROLLBACK TO job")
    except Exception as error:  # a bug in one job must not refuse its neighbours
        log.exception("bug", part="store")
        waiting.error = error
        connection.exec_driver_sql("ROLLBACK TO job")
    connection.exec_driver_sql("RELEASE job")


def _deliver(group: list[_Waiting]) -> None:
    for waiting in group:
        if waiting.future.done():  # whoever waited is gone; what was committed stays
            continue
        if waiting.error is not None:
            waiting.future.set_exception(waiting.error)
        else:
            waiting.future.set_result(waiting.result)
