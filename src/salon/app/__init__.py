"""A whole site: composed in `compose`, served by `running`. The one package that puts concrete adapters together."""

from salon.app.compose import open_site
from salon.app.running import Running, listen

__all__ = ["Running", "listen", "open_site"]
