"""Staff links: printed by `salon init`, `salon demo` and `salon staff link`, and nowhere else."""

from __future__ import annotations

import asyncio

from salon.app import new_bootstrap
from salon.base.errors import Unavailable
from salon.cli.serve import CannotServe
from salon.config.schema import Settings


def make(settings: Settings) -> str:
    """A new link, good once within 24 hours. Raises CannotServe."""
    try:
        token = asyncio.run(new_bootstrap(settings))
    except FileNotFoundError as error:
        raise CannotServe(f"{error.filename}: missing; `salon init DIR` makes a site with its keys") from None
    except Unavailable:
        raise CannotServe("the database did not answer; try again") from None
    return staff_link(settings.site.origin, token)


def staff_link(origin: str, token: str) -> str:
    """The token stands behind the `#`: browsers send that to nobody, so it is in no log."""
    return f"{origin}/staff#{token}"
