"""HTTP of wallets: where the answer to an `av://` link comes in (OpenID4VP 1.0, direct_post; `flow.prove`).

Rule 1: a wallet is nobody's browser. No cookie, no ticket and no Origin counts here, and none is set.
Rule 2: the answer says nothing. It follows from the address alone, to the byte but for the fresh response code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from litestar import Controller, Request, Response, post
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIType, Operation, Reference, RequestBody, Schema
from litestar.params import FromPath

from salon.base.errors import Malformed, Refused
from salon.gateway.auth import FROM_ANYWHERE
from salon.gateway.security import NO_STORE
from salon.gateway.services import services

FORM: Final = "application/x-www-form-urlencoded"
_NAME: Final = re.compile(r"(?:link|qr)-[A-Za-z0-9_-]{43}")


@dataclass
class _FormOperation(Operation):
    """Names the form in the OpenAPI document; the handler reads it itself, after the attempt is used up."""

    def __post_init__(self) -> None:
        text: Reference | Schema = Schema(type=OpenAPIType.STRING)
        fields = {"state": text, "vp_token": text, "error": text, "error_description": text}
        form = Schema(type=OpenAPIType.OBJECT, properties=fields, required=["state"])
        self.request_body = RequestBody({FORM: OpenAPIMediaType(form)}, required=True)


class WalletController(Controller):
    """What wallets may call."""

    path = "/api/age/av"

    @post("/{transaction:str}", status_code=200, opt=FROM_ANYWHERE, operation_class=_FormOperation)
    async def answer(self, request: Request[Any, Any, Any], transaction: FromPath[str]) -> Response[dict[str, str]]:
        """A wallet's answer to an `av://` link: a proof, or that its owner declined. At most 64 KiB."""
        if _NAME.fullmatch(transaction) is None:
            raise Refused("not_found")
        if request.content_type[0] != FORM:
            raise Malformed("form")
        site = services(request)
        form = (await request.body()).decode("latin-1")
        code = await site.prove.receive(transaction, form, "link", "qr")
        # In the fragment: what comes behind it is sent to no server and stands in no log (OpenID4VP section 13.3).
        back = {"redirect_uri": f"{site.facts.origin}/enter#age={transaction}.{code}"} if code else {}
        return Response(back, headers=NO_STORE)
