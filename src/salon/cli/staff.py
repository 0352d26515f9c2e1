"""Staff links: printed by `salon init`, `salon demo` and `salon staff link`, and nowhere else."""

from __future__ import annotations

import asyncio
from pathlib import Path
from time import time

from salon.base.errors import Unavailable
from salon.cli.ends import CannotServe
from salon.config.schema import Settings
from salon.flow.staff import LINK_S, link_digest
from salon.outside.chance import draw_secret
from salon.outside.site_keys import SiteKeys
from salon.store.database import Database
from salon.store.staff import SqliteStaff


def make(settings: Settings) -> str:
    """A new link, good once within 24 hours. Raises CannotServe."""
    try:
        token = asyncio.run(new_bootstrap(settings))
    except FileNotFoundError as error:
        raise CannotServe(f"{error.filename}: missing; `salon init DIR` makes a site with its keys") from None
    except Unavailable:
        raise CannotServe("the database did not answer; try again") from None
    return staff_link(settings.site.origin, token)


async def new_bootstrap(settings: Settings) -> str:
    """A one-time token, for whoever has the site's directories; also while the site runs.

    Raises:
        FileNotFoundError: there are no keys; `salon init` makes them.
        Unavailable: `storage`, when the running site does not let go of the database in time.
    """
    pepper = SiteKeys(Path(settings.directories.site_keys)).pepper
    token = draw_secret()
    database = Database(Path(settings.directories.data) / "salon.db")
    try:
        await SqliteStaff(database).keep_token(link_digest(pepper, token), "", time() + LINK_S)
    finally:
        await database.close()
    return token


def staff_link(origin: str, token: str) -> str:
    """The token stands behind the `#`: browsers send that to nobody, so it is in no log."""
    return f"{origin}/staff#{token}"
