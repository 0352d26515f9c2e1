"""The one list of tables, which the modules that declare them share."""

from __future__ import annotations

from typing import Final

from sqlalchemy import MetaData

metadata: Final = MetaData()
