"""Which built files there are, and which of them only a site in test mode gives away."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from salon.base.errors import Refused
from salon.config.schema import Settings
from salon.gateway.assets import Assets
from salon.gateway.pages import DOOR, SHIM
from salon.outside.test_issuer import Issuer
from tests.running import running_site

WALLET = "src/wallet/main.ts"
MARKS = re.compile(rb"HPKE-v1|salon-test-wallet|OpenID4VPHandover|SALON TEST")
"""What the test wallet's code cannot do without."""


def test_what_only_the_test_wallet_needs_is_known_by_name_and_nothing_else_is() -> None:
    assets = Assets()
    for source in (SHIM, WALLET):
        assert assets.entry(source).script.removeprefix("/static/") in assets.of_test_mode
    for source in (DOOR, "src/visitor/main.tsx", "src/staff/main.tsx", "src/shared/page.ts", "src/styles/site.css"):
        assert assets.entry(source).script.removeprefix("/static/") not in assets.of_test_mode, source
    assert all(name.startswith("assets/") for name in assets.of_test_mode)


def test_no_file_a_live_site_serves_has_any_of_the_test_wallet_in_it() -> None:
    assets = Assets()
    found = {name for name in assets.of_test_mode if MARKS.search(assets.file(name)[0])}
    assert found
    others = set(assets.names) - assets.of_test_mode
    assert {name for name in others if MARKS.search(assets.file(name)[0])} == set()


def test_what_is_not_built_is_not_there() -> None:
    with pytest.raises(Refused, match="not_found"):
        Assets().file("assets/../../pyproject.toml")
    with pytest.raises(KeyError):
        Assets().entry("src/nothing.ts")


async def test_a_site_that_takes_real_proofs_neither_names_nor_serves_the_test_wallet(tmp_path: Path) -> None:
    root = tmp_path / "root.pem"
    root.write_bytes(Issuer(datetime.now(UTC)).root.public_bytes(Encoding.PEM))

    def real(settings: Settings) -> Settings:
        age = msgspec.structs.replace(settings.age, mode="wallet", anchors=(str(root),))
        return msgspec.structs.replace(settings, age=age)

    async with running_site(tmp_path / "site", change=real) as place, httpx.AsyncClient(base_url=place.url) as http:
        assets = place.running.services.assets
        page = (await http.get("/enter", headers={"accept": "text/html"})).text
        assert assets.entry(DOOR).script in page
        for name in assets.of_test_mode:
            assert name not in page
            assert (await http.get(f"/static/{name}")).status_code == 404, name
            assert (await http.get(f"/static//{name}")).status_code == 404, name
        assert (await http.get(assets.entry(DOOR).script)).status_code == 200
        for address in ("/wallet", "/static/assets/shim.js"):
            assert (await http.get(address)).status_code == 404


async def test_in_test_mode_the_door_names_the_shim_before_itself_and_it_is_served(tmp_path: Path) -> None:
    async with running_site(tmp_path) as place, httpx.AsyncClient(base_url=place.url) as http:
        assets = place.running.services.assets
        page = (await http.get("/enter", headers={"accept": "text/html"})).text
        scripts = re.findall(r'<script type="module" src="([^"]+)">', page)
        assert scripts == [assets.entry(SHIM).script, assets.entry(DOOR).script]
        for name in assets.of_test_mode:
            assert (await http.get(f"/static/{name}")).status_code == 200, name
        # Nowhere but at the door.
        assert assets.entry(SHIM).script not in (await http.get("/", headers={"accept": "text/html"})).text
