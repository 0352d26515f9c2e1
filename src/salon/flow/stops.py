"""The person shown in a picture stops it here, without showing it to anybody.

    their browser hashes it -> only the hashes come -> within the budgets? -> kept, with a claim code
    a photo meets a hash -> held for a human -> right: never delivered again; wrong: never stopped again
    found right by mistake -> lifted by staff, with a reason that whoever has the claim code reads

Rule 1: nothing is asked and nothing is kept of who it was: a claim code is all there is.
Rule 2: whether a picture is known, posted or stopped by somebody else cannot be learnt here: the answer to a stop is
always the same, and how many photos it met is told only once a human found it was right.
Rule 3: what an open stop can cost others is bounded: a network, a provider and the site make so many a day, and a hash
that too many different pictures of different people meet undecided holds only the very picture until somebody decided
(`media.stopped`). One person alone cannot bring that about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from salon.base.clock import Clock
from salon.base.errors import Malformed, Refused
from salon.base.expiry import DAY_S
from salon.chat.limits import Buckets
from salon.chat.model import Submission
from salon.flow.alarms import Alarms
from salon.flow.claims import ClaimCodes
from salon.flow.ports.stops import Stops
from salon.media.banks import Banks, Floods, telling
from salon.media.found import FormHash, Match
from salon.media.pdq import QUALITY_MIN
from salon.media.stopped import (
    DECIDED_S,
    FLOOD_PHOTOS,
    OPEN_S,
    Decided,
    Hash,
    Together,
    after,
    apart,
    banks_of,
    found_harmless,
    named,
    place_of,
    vouches,
)
from salon.moderation.decision import Decision

NETWORK_A_DAY: Final = 10
"""Stops from one network; in memory. More than the pictures of one person, less than a list of them."""
PROVIDER_A_DAY: Final = 30
"""Stops from one provider's stretch of addresses: whoever holds many networks must not empty the day of the site."""
SITE_A_DAY: Final = 300
NETWORKS_MAX: Final = 20_000
CALLERS_MAX: Final = 10_000
BURST: Final = 30
PER_S: Final = 0.5
"""Looks at claim codes of one household, as in `flow.claim`."""
RIGHT: Final = frozenset({"sexual", "minor", "coercion", "private"})
"""Reasons of a refusal that say the person shown was right to stop it."""
Standing = Literal["open", "proven", "harmless", "lifted", "quarantined"]


class Stopped(Struct, frozen=True):
    """Where a stop stands.

    Args:
        standing: `proven` if a human found one of its hashes right, `lifted` if one was and no more is, `harmless` if
            all were found wrong.
        made_at, until: epoch seconds.
        photos: how many it met, at least; 0 unless `proven`.
    """

    standing: Standing
    made_at: float
    until: float
    photos: int


class StoppedPictures:
    """Takes stops, and knows what they stop. `open` first.

    Args:
        stops: where they are kept.
        codes: claim codes.
        draw_id: a fresh id of 16 characters of base32.
        alarms: staff hear of a hash that went into quarantine.
        network_a_day, provider_a_day, site_a_day: most stops.
    """

    def __init__(
        self,
        stops: Stops,
        codes: ClaimCodes,
        draw_id: Callable[[], str],
        clock: Clock,
        alarms: Alarms,
        *,
        network_a_day: int = NETWORK_A_DAY,
        provider_a_day: int = PROVIDER_A_DAY,
        site_a_day: int = SITE_A_DAY,
    ) -> None:
        self._stops, self._codes, self._draw_id = stops, codes, draw_id
        self._clock, self._alarms, self._site_a_day = clock, alarms, site_a_day
        self._networks = Buckets(network_a_day, network_a_day / DAY_S, NETWORKS_MAX)
        self._providers = Buckets(provider_a_day, provider_a_day / DAY_S, NETWORKS_MAX)
        self._callers = Buckets(BURST, PER_S, CALLERS_MAX)
        self._floods = Floods(FLOOD_PHOTOS)
        self._unwritten: set[tuple[str, int]] = set()
        self._hashes: dict[tuple[str, int], Hash] = {}
        self._banks, self._aside = Banks(), frozenset[str]()

    async def open(self) -> None:
        """Read what stands."""
        self._keep(await self._stops.living(self._clock.now()))

    def beside(self, site: Banks) -> Together:
        """What photos are looked up in: the site's banks, and what is stopped now."""
        return Together(site, self._banks, self._aside)

    # ------------------------------------------------------------------ the person shown

    async def make(self, network: str, hashes: Sequence[tuple[str, int]], provider: str = "") -> tuple[str, float]:
        """Stop a picture: its claim code, and until when it stands undecided (epoch seconds).

        Args:
            network: whence it comes, for the budget; used here and forgotten.
            hashes: 1 to 5 of 64 hex digits, with quality; those below 50 are left out, and those alike an earlier one.
            provider: the wider stretch of addresses, for its budget; empty if there is none.

        Raises:
            Refused: `malformed` none is of use, `too_fast` above a budget.
        """
        now = self._clock.now()
        useful = apart(one for one in hashes if one[1] >= QUALITY_MIN)
        if not useful:
            raise Malformed("no hash of use")
        # The network first: what it may not do costs its neighbours nothing.
        wait = self._networks.take(network, now) or (provider and self._providers.take(provider, now))
        if wait:
            raise Refused("too_fast", retry_after_s=wait)
        stop = self._draw_id()
        code, kept = self._codes.given("stop", stop)
        new = [
            Hash(stop, number, pdq, quality, "harmless" if self._harmless(pdq, quality) else "open", now + OPEN_S)
            for number, (pdq, quality) in enumerate(useful)
        ]
        if not await self._stops.put(stop, kept, now, new, self._site_a_day):
            raise Refused("too_fast", retry_after_s=DAY_S)
        self._keep([*self._hashes.values(), *new])
        return code, now + OPEN_S

    async def state(self, caller: str, code: str) -> Stopped:
        """Where a stop stands. `caller` is who asks, for the rate only. Raises `too_fast`, `not_found`."""
        found = await self._stops.claimed(self._kept(caller, code))
        if found is None:
            raise Refused("not_found")
        made_at, hashes = found
        now = self._clock.now()
        # What is in memory is a minute ahead of what was written.
        latest = [self._hashes.get((one.stop, one.number), one) for one in hashes]
        living = [one for one in latest if one.until > now]
        if not living:
            raise Refused("not_found")
        states = {one.state for one in living}
        standing: Standing = "proven" if "proven" in states else "lifted" if "lifted" in states else "open"
        if states == {"harmless"}:
            standing = "harmless"
        elif standing == "open" and "quarantined" in states:
            standing = "quarantined"
        # One photo meets several hashes of a picture.
        photos = max(one.met for one in living) if standing == "proven" else 0
        return Stopped(standing, made_at, max(one.until for one in living), photos)

    async def withdraw(self, caller: str, code: str) -> None:
        """Forget a stop with everything of it; raises `too_fast`, `not_found`.

        What a human found harmless stays, as nobody's: else whoever stopped it takes it back and stops it anew.
        """
        stop = await self._stops.withdraw(self._kept(caller, code))
        if not stop:
            raise Refused("not_found")
        self._keep([one for one in self._hashes.values() if one.stop != stop or found_harmless(one)])

    def _kept(self, caller: str, code: str) -> bytes:
        wait = self._callers.take(caller, self._clock.now())
        if wait:
            raise Refused("too_fast", retry_after_s=wait)
        return self._codes.kept(code) or b""

    def _harmless(self, pdq: str, quality: int) -> bool:
        return any(vouches(one, pdq, quality) for one in self._hashes.values())

    # ------------------------------------------------------------------ photos

    def met(self, matches: Iterable[Match], photo: Sequence[FormHash], by: str) -> None:
        """A photo with these hashes, sent by a pass family, met what is stopped, and is held or refused for it.

        Written down within a minute (`upkeep`): a crash forgets that a photo was met, never what was decided.
        """
        now = self._clock.now()
        changed = []
        telltale = telling(photo)
        for one, _ in self._those(matches):
            state, until = one.state, one.until
            if state == "proven":
                until = now + DECIDED_S
            elif state == "open" and telltale and self._floods.met(one.name, telltale, by, now):
                state = "quarantined"
                self._alarms.raise_("stop_quarantined")
            changed.append(replace(one, state=state, until=until, met=one.met + 1))
            self._unwritten.add((one.stop, one.number))
        self._change(changed)

    async def looked(self, decision: Decision, said: Submission) -> None:
        """A human decided about a held photo: what had stopped it was right, or harmless, or is still open.

        Refused for something that has nothing to do with whoever is shown (spam, say), it is still open.
        """
        if said.facts is None:
            return
        matches = [Match(one.bank, one.role, one.distance, one.near, "", one.whole) for one in said.facts.matches]
        if decision.kind == "release":
            await self.decided(matches, "harmless", quality=said.facts.quality)
        elif decision.kind == "refuse" and decision.reason in RIGHT:
            await self.decided(matches, "right", decision.case, said.facts.quality)

    async def decided(self, matches: Iterable[Match], decided: Decided, case: str = "", quality: int = 100) -> None:
        """A human decided, in a case, about a photo that matched so, of this quality of the whole; what is not of stops
        is passed over, and what is not as a whole the same picture, or was proven before, stays as it is."""
        until = self._clock.now() + DECIDED_S
        changed = []
        for one, whole in self._those(matches):
            state = after(one, decided, whole, quality)
            if state != one.state:
                # It met the photo decided about, whatever a crash forgot.
                proof = case if state == "proven" else one.case
                seen = replace(one, state=state, until=until, met=max(one.met, 1), case=proof, quality=quality)
                changed.append(seen)
        # In memory at once, then in one write: nobody withdraws in between and finds it back.
        self._change(changed)
        await self._stops.change(changed)

    # ------------------------------------------------------------------ staff

    def proven(self) -> list[Hash]:
        """Those that stop without anybody looking, the longest first."""
        return sorted((one for one in self._hashes.values() if one.state == "proven"), key=lambda one: -one.until)

    async def lift(self, name: str, decision: Decision) -> None:
        """Take back that a hash was proven; the decision is told under the claim code of its stop.

        Raises:
            Refused: `not_found`; `conflict`: it is not proven, any more or yet.
        """
        one = self._hashes.get(place_of(name) or ("", 0))
        if one is None:
            raise Refused("not_found")
        lifted = replace(one, state="lifted", until=decision.at + DECIDED_S, met=max(one.met, 1))
        if not await self._stops.lift(lifted, decision):
            raise Refused("conflict")
        if (one.stop, one.number) in self._hashes:
            self._change([lifted])

    async def upkeep(self) -> int:
        """Once a minute: write down what was met, forget what has ended; how many hashes. Call it while the clock is
        trusted."""
        places, self._unwritten = self._unwritten, set()
        try:
            await self._stops.change([self._hashes[place] for place in places if place in self._hashes])
        except BaseException:
            self._unwritten |= places
            raise
        gone = await self._stops.expire(self._clock.now())
        if gone:
            now = self._clock.now()
            self._keep([one for one in self._hashes.values() if one.until > now])
        return gone

    def _those(self, matches: Iterable[Match]) -> list[tuple[Hash, int]]:
        """The stops' hashes among what matched, each once, with the bits between it and the whole photo."""
        found = ((self._hashes.get(place_of(one.bank) or ("", 0)), one.whole) for one in named(matches))
        return [(one, bits) for one, bits in found if one is not None]

    def _change(self, changed: Sequence[Hash]) -> None:
        """Keep these for what they were; the index is made anew only if one is looked up otherwise than before."""
        anew = any(self._hashes[one.stop, one.number].state != one.state for one in changed)
        self._hashes.update({(one.stop, one.number): one for one in changed})
        if anew:
            self._index()

    def _keep(self, hashes: Iterable[Hash]) -> None:
        self._hashes = {(one.stop, one.number): one for one in hashes}
        self._index()

    def _index(self) -> None:
        hashes = self._hashes.values()
        self._banks = Banks(banks_of(hashes))
        self._aside = frozenset(one.name for one in hashes if one.state == "quarantined")
