"""Every request and answer of the staff, report and claim API: what the staff page and the claim page read.

HTTP with JSON; errors as everywhere `{code, retry_after_s?}`. Times are epoch milliseconds (`_ms`). Staff calls carry
the session cookie `__Host-salon-staff` (HttpOnly, Secure, SameSite=Strict; 12 h absolute, 60 min idle); without a
living session they answer `not_staff`. `credential` is the JSON form of a WebAuthn PublicKeyCredential (`toJSON()`).

    POST /api/staff/bootstrap/begin     TokenShown        -> Options           `gone`: used, expired or not ours
    POST /api/staff/bootstrap/finish    BootstrapFinish   -> StaffName         + cookie; `bad_answer`, `gone`
    POST /api/staff/login/begin         {}                -> Options
    POST /api/staff/login/finish        LoginFinish       -> StaffName         + cookie; `bad_answer`
    POST /api/staff/logout              {}                -> Done
    GET  /api/staff/me                                    -> StaffMe
    POST /api/staff/invites             {}                -> Invite            one use, 24 h; page: /staff#TOKEN
    POST /api/staff/issuers/begin       IssuerAct         -> Options           the passkey is asked for each act
    POST /api/staff/issuers/finish      IssuerActShown    -> Done              `not_found`, `bad_answer`
    GET  /api/staff/queue                                 -> Queue             most urgent first, no text
    GET  /api/staff/cases/{id}                            -> CaseFile          each look is recorded
    POST /api/staff/cases/{id}/act      Act               -> Acted             contradiction: `conflict`
    GET  /api/staff/cases/{id}/photo                      -> image/jpeg        strongly blurred
    POST /api/staff/cases/{id}/photo/clear  {}            -> image/jpeg        clear; recorded, counted
    POST /api/staff/cases/{id}/photo/close  {}            -> 204               sealed to the custodians; recorded
    GET  /api/staff/decisions                             -> Decisions         newest first
    POST /api/staff/decisions/{id}/undo {}                -> Undone            lifts it; `conflict` if it cannot be
    GET  /api/staff/stops                                 -> ProvenStops       stopped pictures refused unseen
    POST /api/staff/stops/lift          LiftStop          -> ProvenStops       `not_found`, `conflict`
    GET  /api/staff/rooms                                 -> StaffRooms        every room, visitors' rooms included
    POST /api/staff/rooms/{id}/close    CloseRoom         -> Closed
    POST /api/staff/rooms/{id}/shield   ShieldAct         -> Closed            its room as it is then
    GET  /api/staff/rules                                 -> RuleList          states, figures, the record of changes
    POST /api/staff/rules               RuleAct           -> RuleList          `conflict`, `rule_floor`
    POST /api/staff/shield              ShieldAct         -> StaffRooms        the whole site
    POST /api/reports                   Report            -> Claim             visitor's ticket needed
    GET  /api/claims/{code}                               -> ClaimState        no ticket needed; unknown: `not_found`
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from salon.base.values import Span

ActKind = Literal[
    "release",
    "refuse",
    "remove",
    "dismiss",
    "lift_pause",
    "confirm_pause",
    "give_back",
    "keep_out",
    "mute",
    "fresh_proof",
    "suspend",
]
CaseStatus = Literal[
    "open", "released", "refused", "removed", "dismissed", "muted", "fresh_proof", "suspended", "expired"
]
TargetKind = Literal["message", "visitor", "room", "name", "request"]
DecisionKind = Literal[
    "release",
    "refuse",
    "remove",
    "dismiss",
    "lift_pause",
    "confirm_pause",
    "give_back",
    "keep_out",
    "mute",
    "fresh_proof",
    "suspend",
    "remove_from_room",
    "close_room",
    "hold_expired",
    "machine_block",
    "freeze",
    "shield",
    "lift_stop",
]
Reason = Annotated[str, Meta(pattern="^[a-z_]{1,24}$")]
"""A code of `base.reasons.REASONS`; texts are `reason.<code>` of the catalogues."""
Clause = Annotated[str, Meta(pattern=r"^[0-9A-Za-z._-]{0,24}$")]
"""Clause of the site's terms, such as `2.1`; empty where the ground is the law."""
Token = Annotated[str, Meta(min_length=16, max_length=64)]
NOTE_MAX = 1_000
"""Longest note of a reporter or of staff, in code points."""


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of request bodies."""


class Answer(Struct, frozen=True):
    """Base of answers."""


# ---------------------------------------------------------------- signing in


class Nothing(Body, frozen=True):
    """`{}`."""


class TokenShown(Body, frozen=True):
    """The one-time token of a staff link, from the fragment of `/staff#TOKEN`."""

    token: Token


class BootstrapFinish(Body, frozen=True):
    """A new passkey, and the name colleagues will see."""

    token: Token
    credential: dict[str, Any]
    name: Annotated[str, Meta(min_length=1, max_length=40)]


class LoginFinish(Body, frozen=True):
    """An assertion by a passkey."""

    credential: dict[str, Any]


class IssuerAct(Body, frozen=True):
    """What to do about an issuer of proofs of age that is not on the EU list."""

    fingerprint: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    act: Literal["confirm", "withdraw"]


class IssuerActShown(IssuerAct, frozen=True):
    """The same, with an assertion by the member's own passkey."""

    credential: dict[str, Any]


class Options(Answer, frozen=True):
    """PublicKeyCredentialCreationOptions or PublicKeyCredentialRequestOptions in their JSON form
    (`parseCreationOptionsFromJSON`, `parseRequestOptionsFromJSON`). The challenge lives 5 minutes."""

    options: dict[str, Any]


class StaffName(Answer, frozen=True):
    """Signed in."""

    name: str


class StaffMe(Answer, frozen=True):
    """Who is signed in, and how many others could be."""

    name: str
    colleagues: int


class Invite(Answer, frozen=True):
    """A token for one colleague, good for 24 hours. Shown once."""

    token: str


class Done(Answer, frozen=True):
    """It is done."""

    ok: bool = True


# ---------------------------------------------------------------- queue and cases


class Item(Answer, frozen=True):
    """A case as the queue shows it: no text, no pseudonym."""

    id: str
    kind: Literal["hold", "notice"]
    """A held submission, or something reported."""
    reason: str
    where: str
    """Name of the room; empty for a one-to-one or when the room is gone."""
    opened_ms: int
    due_ms: int
    """When it should be decided; by severity and reach, see `moderation.case`."""
    expires_ms: int = 0
    """A hold ends by itself then; 0 for notices."""
    reports: int = 0
    """Different reporters."""
    rule: str = ""
    """Rule that held it."""
    photo: bool = False
    """Whether it waits because of a photo."""


class Queue(Answer, frozen=True):
    """Open cases, most urgent first, and what is wrong: `judge_failed`, `clock_unconfirmed`, `storage`."""

    items: tuple[Item, ...]
    alarms: tuple[str, ...]


class Target(Answer, frozen=True):
    """What a case is about."""

    kind: TargetKind
    name: str = ""
    """Pseudonym of the person concerned, or name of the room."""
    tag: str = ""
    room: str = ""
    seq: int = 0


class Step(Answer, frozen=True):
    """One event of a case. `kind`: opened, notice, looked, or an act or decision kind."""

    at_ms: int
    kind: str
    by: str = ""
    """Name of the member of staff; empty for machine and reporters."""
    code: str = ""
    """Reason code, where the event has one."""


class Quoted(Answer, frozen=True):
    """One event around the target, as it stood when it was reported."""

    seq: int
    at_ms: int
    name: str
    tag: str
    text: str
    reported: bool = False
    photo: bool = False
    """Whether it is a photo; it has no text."""
    replaced: bool = False
    """Whether these words were judged bad and edited away before the message was taken back."""


class PhotoMatch(Answer, frozen=True):
    """One bank that knows the photo; `distance` in bits of 256, `near`: for review only."""

    bank: str
    role: Literal["block", "hold", "csam"]
    distance: int
    near: bool = False


class CasePhoto(Answer, frozen=True):
    """What is known of the photo of a case; the picture has routes of its own, in the lane `closed` none."""

    lane: Literal["held", "reported", "closed"]
    at_ms: int
    examined: bool = True
    """Whether it could be looked at; if not, everything below is not known yet."""
    width: int = 0
    height: int = 0
    band: Literal["deliver", "blur", "hold"] = "deliver"
    """What the nudity score asks for."""
    nudity: float = 0.0
    matches: tuple[PhotoMatch, ...] = ()
    sealed: bool = False
    """Lane `closed`: the original is sealed to the custodians. Without their key nothing is kept but facts."""
    closable: bool = False
    """Whether it can be sealed to the custodians and destroyed here (`POST …/photo/close`)."""


class Case(Answer, frozen=True):
    """A case, as whoever works on it sees it."""

    id: str
    kind: Literal["hold", "notice"]
    reason: str
    where: str
    opened_ms: int
    due_ms: int
    status: CaseStatus
    target: Target
    events: tuple[Step, ...]
    acts: tuple[ActKind, ...]
    """Acts that are possible now."""
    expires_ms: int = 0
    reports: int = 0
    rule: str = ""
    context: tuple[Quoted, ...] = ()
    text: str = ""
    """Held text, or what a visitor reported that has no place in a log (a request)."""
    spans: tuple[Span, ...] = ()
    """Where the rules found something in `text`, in code points."""
    rules: tuple[str, ...] = ()
    """All rules that spoke, `code@version`."""
    note: str = ""
    """Reporters' own words, a blank line between two of them."""
    paused: Literal["", "running", "confirmed"] = ""
    """Whether the machine paused the one-to-one this was said in, and whether a person confirmed it."""
    paused_until_ms: int = 0
    """When a pause that nobody confirms ends by itself."""
    returned: bool = False
    """The pass of who wrote this was sent back for their own protection: it opens again when a person gives it back."""
    photo: CasePhoto | None = None


class CaseFile(Answer, frozen=True):
    """The answer of a look."""

    case: Case


class Act(Body, frozen=True):
    """One act on a case. `minutes` for mute (default 60) and suspend (default 1,440): 1 to 43,200 (30 days, the
    most while one person may decide alone). `note` is for colleagues, sealed with the case."""

    act: ActKind
    reason: Reason
    clause: Clause = ""
    note: Annotated[str, Meta(max_length=NOTE_MAX)] = ""
    minutes: Annotated[int, Meta(ge=0, le=43_200)] = 0


class Acted(Answer, frozen=True):
    """The case after an act."""

    case: Case


# ---------------------------------------------------------------- decisions


class Decision(Answer, frozen=True):
    """A decision, for staff: every restriction has one, a host's and the machine's too."""

    id: str
    kind: DecisionKind
    author: Literal["staff", "host", "machine"]
    at_ms: int
    reason: str
    clause: str = ""
    by: str = ""
    """Name of the member of staff, or tag of the host."""
    where: str = ""
    tag: str = ""
    """Tag of the person concerned."""
    until_ms: int = 0
    case: str = ""
    rule: str = ""
    times: int = 1
    """How often the machine decided the same in one visit."""
    automated: bool = False
    undone_ms: int = 0
    can_undo: bool = False


class Decisions(Answer, frozen=True):
    """Recent decisions, newest first, at most 200."""

    decisions: tuple[Decision, ...]


class Undone(Answer, frozen=True):
    """A decision after it was lifted."""

    decision: Decision
