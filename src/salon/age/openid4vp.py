"""Asking a wallet by an `av://` link, and reading what it posts back (OpenID4VP 1.0 as the EU profile uses it).

    link         the request by value, as query parameters (sections 5.1 and 5.6; never `request` or `request_uri`)
    proof_in     the one proof in a form by `direct_post` (section 8.2), or why there is none

There is no encrypted answer and no signed request in the profile: TLS covers the body, and the transcript the device
signs binds it to this site, this attempt and this address (`age.transcript.openid4vp_transcript`).
"""

from __future__ import annotations

import re
from json import dumps
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode

from salon.age.cbor import MAX_BYTES
from salon.age.mdoc import CLAIM, DOC_TYPE
from salon.age.refusal import NotShown
from salon.base.base64url import to_bytes

SCHEME: Final = "av://"
QUERY_ID: Final = "proof_of_age"
FORM_MAX: Final = 65_536
"""Characters of a form that are looked at."""
FIELDS_MAX: Final = 16
"""A wallet sends two fields, or three; unknown ones are ignored (RFC 6749 section 3.1)."""
PROOF_MAX: Final = -(-MAX_BYTES * 4 // 3)
"""Characters of base64url that the largest proof takes."""
DCQL: Final = dumps(
    {
        "credentials": [
            {
                "id": QUERY_ID,
                "format": "mso_mdoc",
                "meta": {"doctype_value": DOC_TYPE},
                "claims": [{"path": [DOC_TYPE, CLAIM]}],
            }
        ]
    },
    separators=(",", ":"),
)
"""One boolean of one document. The query printed in the profile has a blank behind the docType: a slip."""
# A whole grammar instead of a JSON reader: one name, one string, so that nothing can be there twice, deep or besides.
_BLANK: Final = r"[ \t\r\n]*"
_VP_TOKEN: Final = re.compile(
    _BLANK.join(("", r"\{", f'"{QUERY_ID}"', ":", r"\[", r'"([A-Za-z0-9_-]+)"', r"\]", r"\}", ""))
)


def client_id(response_uri: str) -> str:
    """Who asks: in the profile nobody but the address that is answered (section 5.9.3, `redirect_uri`)."""
    return f"redirect_uri:{response_uri}"


def link(response_uri: str, nonce: str, state: str) -> str:
    """The request as a link that opens a wallet, 600 to 900 characters.

    Args:
        response_uri: where the wallet posts its answer; of the site's configured origin.
        nonce: fresh, base64url; the device signs it.
        state: comes back with the answer.
    """
    asked = {
        "response_type": "vp_token",
        "response_mode": "direct_post",
        "client_id": client_id(response_uri),
        "response_uri": response_uri,
        "nonce": nonce,
        "state": state,
        "dcql_query": DCQL,
    }
    return f"{SCHEME}?{urlencode(asked, quote_via=quote, safe='')}"


def proof_in(form: str, state: str) -> bytes:
    """The DeviceResponse in a wallet's form (`application/x-www-form-urlencoded`).

    Raises:
        NotShown: `declined` if its owner said no, `wallet_error` if the wallet could not do what was asked, else
            `transport`: no such form, a field twice, another `state`, not exactly one proof.
    """
    fields = _fields(form)
    if fields.get("state") != state:
        raise NotShown("transport")
    if "error" in fields:
        raise NotShown("declined" if fields["error"] == "access_denied" else "wallet_error")
    # The size first: what is longer than any proof is not looked into.
    found = _VP_TOKEN.fullmatch(fields.get("vp_token", "")[: 2 * PROOF_MAX])
    if found is None or len(found[1]) > PROOF_MAX:
        raise NotShown("transport")
    try:
        return to_bytes(found[1])
    except ValueError:
        raise NotShown("transport") from None


def _fields(form: str) -> dict[str, str]:
    if len(form) > FORM_MAX or not form.isascii():
        raise NotShown("transport")
    try:
        pairs = parse_qsl(form, keep_blank_values=True, errors="strict", max_num_fields=FIELDS_MAX)
    except ValueError:
        raise NotShown("transport") from None
    fields = dict(pairs)
    if len(fields) != len(pairs):
        # RFC 6749 section 3.1: no parameter more than once. Which of two counts would be the reader's choice.
        raise NotShown("transport")
    return fields
