"""A browser without a page: key, cookies, calls. What tests of the door stand on."""

from __future__ import annotations

from typing import Any, Self

import httpx
from cryptography.hazmat.primitives.asymmetric import ec

from salon.age.cbor import decode
from salon.age.transcript import openid4vp_transcript
from salon.base.base64url import to_bytes, to_text
from salon.outside.age_wallet import TestWallet, asked_by, form
from salon.outside.test_issuer import raw_signature


def answer_link(wallet: TestWallet, issuer_signed: dict[str, Any], url: str) -> dict[str, str]:
    """A wallet's form for an `av://` link, to be posted to its `response_uri`."""
    asked = asked_by(url)
    transcript = openid4vp_transcript(asked["client_id"], asked["nonce"], asked["response_uri"])
    return form(wallet.present(issuer_signed, transcript), asked["state"])


class Browser:
    """One browser with a key of its own. Cookies are kept by hand: `Secure` ones too, as browsers do on localhost."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = httpx.AsyncClient(base_url=url, timeout=20)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.wallet = TestWallet()
        self.cookies: dict[str, str] = {}
        self.ticket = ""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    @property
    def jwk(self) -> dict[str, str]:
        numbers = self.key.public_key().public_numbers()
        return {"x": to_text(numbers.x.to_bytes(32)), "y": to_text(numbers.y.to_bytes(32))}

    def sign(self, text: str) -> str:
        return to_text(raw_signature(self.key, text.encode()))

    async def call(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        given = {"cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if self.ticket:
            given["authorization"] = f"Salon {self.ticket}"
        response = await self.http.request(method, path, json=body, headers=given | headers)
        for cookie in response.headers.get_list("set-cookie"):
            name, _, rest = cookie.partition("=")
            value = rest.partition(";")[0].strip('"')
            if value:
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
        return response

    async def begin(self, lane: str = "dcapi") -> dict[str, Any]:
        response = await self.call("POST", "/api/age/begin", {"key": self.jwk, "lane": lane})
        assert response.status_code == 201, response.text
        return dict(response.json())

    async def issued(self, *, adult: bool = True) -> dict[str, Any]:
        """A credential for the wallet."""
        x, y = to_text(self.wallet.x), to_text(self.wallet.y)
        issued = await self.call("POST", "/api/test-wallet/issue", {"x": x, "y": y, "adult": adult})
        signed: dict[str, Any] = decode(to_bytes(issued.json()["issuer_signed"]))
        return signed

    async def present(self, begun: dict[str, Any], *, adult: bool = True, origin: str = "") -> str:
        signed = await self.issued(adult=adult)
        return self.wallet.answer(signed, begun["request"]["data"]["encryptionInfo"], origin or self.url)

    async def form(self, begun: dict[str, Any], *, adult: bool = True) -> dict[str, str]:
        """The wallet's answer to the link of an attempt."""
        return answer_link(self.wallet, await self.issued(adult=adult), begun["request"]["url"])

    async def post(self, begun: dict[str, Any], form: dict[str, str] | None = None, **headers: str) -> httpx.Response:
        """A wallet posts it, which has no cookies; without a form an honest adult's."""
        data = await self.form(begun) if form is None else form
        return await self.http.post(asked_by(begun["request"]["url"])["response_uri"], data=data, headers=headers)

    async def collect(self, begun: dict[str, Any], code: str = "") -> httpx.Response:
        name = begun["transaction"]
        body = {"transaction": name, "signature": self.sign(f"salon-age:{name}"), "code": code}
        return await self.call("POST", "/api/age/collect", body)

    async def finish(self, begun: dict[str, Any], response: str) -> httpx.Response:
        return await self.call("POST", "/api/age/finish", {"transaction": begun["transaction"], "response": response})

    async def show_age(self, *, adult: bool = True) -> httpx.Response:
        begun = await self.begin()
        return await self.finish(begun, await self.present(begun, adult=adult))

    async def show_age_by_link(self) -> httpx.Response:
        begun = await self.begin("link")
        return await self.collect(begun, returned(await self.post(begun)))

    async def rotate(self) -> httpx.Response:
        nonce = (await self.call("POST", "/api/pass/challenge", {})).json()["nonce"]
        response = await self.call(
            "POST", "/api/pass/rotate", {"nonce": nonce, "answer": self.sign(f"salon-pass:{nonce}")}
        )
        if response.status_code == 200:
            self.ticket = response.json()["ticket"]
        return response

    async def name(self, name: str) -> httpx.Response:
        response = await self.call("POST", "/api/me/name", {"name": name})
        if response.status_code == 200:
            self.ticket = response.json()["ticket"]
        return response

    async def enter(self, name: str) -> None:
        """Through the whole door."""
        assert (await self.show_age()).status_code == 200
        assert (await self.rotate()).status_code == 200
        named = await self.name(name)
        assert named.status_code == 200, named.text


def returned(response: httpx.Response) -> str:
    """The response code in what a wallet is told to open."""
    return str(response.json()["redirect_uri"]).rpartition(".")[2]
