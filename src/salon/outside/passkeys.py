"""Passkeys (WebAuthn) for one origin: an implementation of `flow.ports.staff.Passkeys` over py_webauthn.

Rule 1: origin and relying party come from configuration; user verification is required: the device asks for its PIN or
a finger, so a stolen device alone signs nobody in.
Rule 2: every refusal is `bad_answer`; what an answer holds is never logged.
"""

from __future__ import annotations

from typing import Any, Final, NoReturn
from urllib.parse import urlsplit

import msgspec
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import options_to_json_dict
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from salon.base.base64url import to_bytes
from salon.base.errors import Refused
from salon.base.ids import StaffId
from salon.flow.ports.staff import Passkey

ALGORITHMS: Final = [COSEAlgorithmIdentifier.ECDSA_SHA_256, COSEAlgorithmIdentifier.EDDSA]
TIMEOUT_MS: Final = 300_000
PART_MAX: Final = 16_384
"""Longest part of an answer, in characters: attestation objects without attestation take under 1 KiB."""


class _ClientData(msgspec.Struct):
    challenge: str


class WebauthnPasskeys:
    """Passkeys of one site.

    Args:
        origin: the site's origin; its host is the relying party.
        name: the site's name, as authenticators show it.
    """

    def __init__(self, origin: str, name: str) -> None:
        self._origin, self._name = origin, name
        self._party = urlsplit(origin).hostname or ""

    def creation(self, challenge: bytes, staff: StaffId, name: str) -> dict[str, Any]:
        """See the port."""
        options = generate_registration_options(
            rp_id=self._party,
            rp_name=self._name,
            user_name=name,
            user_id=staff.encode(),
            challenge=challenge,
            timeout=TIMEOUT_MS,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            supported_pub_key_algs=ALGORITHMS,
        )
        return options_to_json_dict(options)

    def request(self, challenge: bytes) -> dict[str, Any]:
        """See the port."""
        options = generate_authentication_options(
            rp_id=self._party,
            challenge=challenge,
            timeout=TIMEOUT_MS,
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return options_to_json_dict(options)

    def challenge_of(self, credential: dict[str, Any]) -> bytes:
        """See the port."""
        data = _bytes(_part(credential, "clientDataJSON"))
        try:
            return _bytes(msgspec.json.decode(data, type=_ClientData).challenge)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            _bad()

    def credential_of(self, credential: dict[str, Any]) -> bytes:
        """See the port."""
        raw = credential.get("rawId")
        if not isinstance(raw, str) or len(raw) > PART_MAX:
            _bad()
        return _bytes(raw)

    def registered(self, credential: dict[str, Any], challenge: bytes) -> Passkey:
        """See the port."""
        _part(credential, "attestationObject")
        try:
            verified = verify_registration_response(
                credential=credential,
                expected_challenge=challenge,
                expected_rp_id=self._party,
                expected_origin=self._origin,
                require_user_verification=True,
                supported_pub_key_algs=ALGORITHMS,
            )
        except Exception:  # noqa: BLE001  # the library raises many sorts for hostile input; all of them are a no
            _bad()
        return Passkey(verified.credential_id, verified.credential_public_key, verified.sign_count)

    def signed(self, credential: dict[str, Any], challenge: bytes, passkey: Passkey) -> int:
        """See the port. A counter that does not go up is a copied key (WebAuthn level 3, section 6.1.1)."""
        _part(credential, "authenticatorData")
        _part(credential, "signature")
        try:
            verified = verify_authentication_response(
                credential=credential,
                expected_challenge=challenge,
                expected_rp_id=self._party,
                expected_origin=self._origin,
                credential_public_key=passkey.public_key,
                credential_current_sign_count=passkey.sign_count,
                require_user_verification=True,
            )
        except Exception:  # noqa: BLE001  # see above
            _bad()
        return verified.new_sign_count


def _part(credential: dict[str, Any], name: str) -> str:
    response = credential.get("response")
    part = response.get(name) if isinstance(response, dict) else None
    if not isinstance(part, str) or len(part) > PART_MAX:
        _bad()
    return part


def _bytes(text: str) -> bytes:
    try:
        return to_bytes(text)
    except ValueError:
        _bad()


def _bad() -> NoReturn:
    raise Refused("bad_answer")
