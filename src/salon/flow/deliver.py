"""The path of a message. START HERE.

    frame -> session (admitted? joined? rate?) -> JUDGE -> APPEND (durable, gets its place)
          -> ACK to the sender -> PUBLISH -> fan out to the room

Rule 1: nothing reaches anybody before it was judged; a judge that fails or is late holds the message.
Rule 2: the ack leaves after the commit, never before.
Rule 3: a retry (same cid) is answered like the first time and never published again.
Rule 4: of a block or hold by a protected rule family the sender learns the clause and how to appeal,
never the rule, the words or the threshold (design, "What a sender is told").
Rule 5: a one-to-one whose two did not both agree to judging is text only. The shape of a link is refused;
nothing else is looked at and nothing of it is kept (design, "What is judged where").
Rule 6: a link of a pass on probation is refused: its sender is told what is left of it, nothing is stored, no desk is
asked (`flow.probation`). Not where judging holds the message: what a person must look at, a person looks at.
Rule 7: while nobody but the operator says who is an adult here, nothing new is said in a one-to-one (`flow.trust`, Rule
3), one that was opened before included. What was said may be taken back.
Rule 8: what is not judged carries no words: a reaction is one picture (`base.text`), a mention somebody present.
Rule 9: while a shield is on (`flow.shield`), who is new waits, and everybody writes less often. Taking back goes on.
Rule 10: learned scores that come late hold nothing: the message goes with a flag and is judged again (`flow.scoring`).
Rule 11: a protected finding is held whatever else was found; only while one of the same sender waits for a person in
that room already, more of them in a flood are refused as a flood: what would bury the people who look.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

import msgspec
import structlog

from salon.base.clock import Clock
from salon.base.errors import Malformed, Refused, Unavailable
from salon.base.ids import Cid, Family, RoomId
from salon.base.text import is_emoji, shows
from salon.chat.model import Accepted, Content, Declined, Held, Judgement, Outcome, Submission
from salon.flow.hours import OpeningHours
from salon.flow.hub import RING, Hub, LiveRoom, Visitor
from salon.flow.ports.cases import Cases, NoCases
from salon.flow.ports.judge import Judge
from salon.flow.ports.log import RoomLog
from salon.flow.ports.metrics import Meter
from salon.flow.preserved import preserved
from salon.flow.probation import Probation, Trial
from salon.flow.protect import Protect
from salon.flow.scoring import Late, Scoring
from salon.flow.shield import Shields
from salon.safety.engine import links_in
from salon.safety.policy import GRAVE, PROTECTED
from salon.safety.stamps import code_of, stamp
from salon.wire.frames import Edit, React, Retract, Send, VerdictFrame
from salon.wire.staff import Quoted

JUDGE_DEADLINE_S: Final = 0.25
"""Later than this a rule engine counts as broken: hold."""
LINES_MAX: Final = 60
"""Lines of one message: a long poem, not a way to push everybody else off the screen."""
FLOODS: Final = frozenset({"flooding", "repetition"})
FLOODED: Final = Judgement(outcome="block", rule="flooding", clause="2.4", hint="slow_down", family="flooding")
BROKEN: Final = Judgement(outcome="hold", rule="unjudged", clause="judging", rules=(stamp("unjudged"),))

log = structlog.get_logger()


class Deliver:
    """Takes what visitors say to where it belongs.

    Args:
        check_private: raises `trust_unconfirmed` (Rule 7).
        check_frozen: raises `muted` for somebody a suspected photo froze (`flow.photo_closed`).
    """

    def __init__(
        self,
        room_log: RoomLog,
        hub: Hub,
        judge: Judge,
        hours: OpeningHours,
        clock: Clock,
        meter: Meter,
        cases: Cases | None = None,
        probation: Probation | None = None,
        shields: Shields | None = None,
        protect: Protect | None = None,
        scoring: Scoring | None = None,
        *,
        check_private: Callable[[], None] = lambda: None,
        check_frozen: Callable[[Family], None] = lambda _family: None,
    ) -> None:
        self._check_frozen, self._protect, self._scoring = check_frozen, protect, scoring
        self._probation, self._check_private, self._shields = probation, check_private, shields
        self._log, self._hub, self._judge, self._hours = room_log, hub, judge, hours
        self._clock, self._meter, self._cases = clock, meter, cases or NoCases()

    async def say(self, visitor: Visitor, frame: Send | Edit | Retract | React) -> VerdictFrame:
        """One frame of a visitor, from submission to verdict.

        Raises:
            Refused: `not_joined`, `not_open`, `trust_unconfirmed`, `too_fast`, `shielded`, `slow_mode`, `on_probation`,
                and as `check_form`; nothing was stored and the cid may be used again.
            Unavailable: the store did not take it; the same cid may be sent again.
        """
        now = self._clock.now()
        live = self._hub.live.get(RoomId(frame.room))
        if live is None or RoomId(frame.room) not in visitor.rooms:
            raise Refused("not_joined")
        self._hours.check_room(live.record)
        if live.record.members and not isinstance(frame, Retract):
            self._check_private()
        if not isinstance(frame, Retract):
            self._check_frozen(visitor.family)
        check_form(frame)
        wait = self._hub.saying.take(visitor.family, now)
        if wait:
            raise Refused("too_fast", retry_after_s=wait)
        if self._protect is not None and live.record.judged and isinstance(frame, Send | Edit):
            wait = self._protect.wait_s(live, visitor.family, now)
            if wait:
                raise Refused("too_fast", retry_after_s=wait)
        if self._shields is not None and not isinstance(frame, Retract):
            self._shields.check(visitor, live)
        said = _only_present(submission(visitor, frame, now), live)
        if live.record.host == said.family:
            said = msgspec.structs.replace(said, slow_exempt=True)
        trial = late = None
        if said.kind in {"message", "edit"}:
            if live.record.judged:
                said = await self._judged(said, live)
                if self._scoring is not None:
                    said, late = await self._scoring.join(said, live.record)
                said = await self._one_of_a_flood(said, live)
                if self._probation is not None and said.judgement.outcome != "hold":
                    await self._probation.check_text(said.family, said.content.text)
                trial = await self._counting(said, live)
            elif links_in(said.content.text):
                return verdict(said.room, said.cid, Declined("text_only"))
        outcome = await self._settled(visitor, said, live, trial)
        if late is not None and self._scoring is not None:
            self._scoring.after(late, outcome)
        return verdict(said.room, said.cid, outcome)

    def check(self, visitor: Visitor, live: LiveRoom, *, again: bool = False) -> None:
        """What must hold before a photo is even read; takes its turn among what a family may say, unless `again`.

        Raises:
            Refused: `not_open`, `trust_unconfirmed`, `muted`, `too_fast`, `shielded`, `slow_mode`.
        """
        self._hours.check_room(live.record)
        # Who is an adult here must be beyond the operator's own word for pictures, in rooms too.
        self._check_private()
        self._check_frozen(visitor.family)
        now = self._clock.now()
        wait = 0.0 if again else self._hub.saying.take(visitor.family, now)
        if not wait and self._protect is not None:
            wait = self._protect.wait_s(live, visitor.family, now)
        if wait:
            raise Refused("too_fast", retry_after_s=wait)
        if self._shields is not None:
            self._shields.check(visitor, live, again=again)

    async def described(self, said: Submission, live: LiveRoom) -> tuple[Submission, Late | None]:
        """The words that come with a photo, judged as any others; beside them what `settle` needs if a second look was
        late. Raises `on_probation` for a new pass's link."""
        said, late = await self._judged(said, live), None
        if self._scoring is not None:
            said, late = await self._scoring.join(said, live.record)
        if self._probation is not None and said.judgement.outcome != "hold":
            await self._probation.check_text(said.family, said.content.text)
        return said, late

    async def settle(
        self, visitor: Visitor, said: Submission, live: LiveRoom, late: Late | None = None
    ) -> VerdictFrame:
        """A photo that was judged (`flow.photo`): stored, published, told."""
        outcome = await self._settled(visitor, said, live, None)
        if late is not None and self._scoring is not None:
            self._scoring.after(late, outcome)
        return verdict(said.room, said.cid, outcome)

    async def _settled(self, visitor: Visitor, said: Submission, live: LiveRoom, trial: Trial | None) -> Outcome:
        outcome: Outcome | None = None
        try:
            outcome = await self._log.append(said if trial is None else msgspec.structs.replace(said, counts=True))
        except Unavailable as error:
            if error.code == "storage":
                self._cases.alarm("storage")
            raise
        finally:
            if trial is not None and not isinstance(outcome, Accepted):
                trial.lost(said.content.text)
            if self._protect is not None and said.kind in {"message", "edit"}:
                self._protect.settled(said, outcome)
        self._count(outcome)
        self._watch(live, said, outcome)
        if isinstance(outcome, Accepted) and not outcome.replayed:
            # No await between the commit's result and here: events reach the hub in order of seq.
            self._hub.publish(said.room, outcome)
            if trial is not None:
                trial.took()
        # Before a room closes: its case is to have what was said there.
        context = await self._evidence(said, live, outcome)
        outcome = await self._claimed(visitor, said, outcome, context)
        if self._protect is not None and said.kind in {"message", "edit"}:
            await self._protect.after(said, live, outcome, context)
        return outcome

    def _watch(self, live: LiveRoom, said: Submission, outcome: Outcome) -> None:
        """The shields see what raids are made of: what was said, and what was stopped. Nothing of a retry."""
        if self._shields is None or outcome.replayed or said.kind not in {"message", "edit"}:
            return
        if isinstance(outcome, Accepted):
            self._shields.said(said.family, live, said.content.text)
        elif isinstance(outcome, Held) or outcome.code == "judged":
            self._shields.stopped(said.family, live)

    async def _counting(self, said: Submission, live: LiveRoom) -> Trial | None:
        """The probation a message counts for: said in public, where everybody could see and report it."""
        public = said.kind == "message" and not live.record.members
        if self._probation is None or not public or said.judgement.outcome not in {"allow", "flag"}:
            return None
        return await self._probation.counting(said.family, said.content.text)

    async def _evidence(self, said: Submission, live: LiveRoom, outcome: Outcome) -> tuple[Quoted, ...]:
        """What was said lately in a judged one-to-one that is to be paused, or to end for somebody's protection."""
        if self._protect is None or outcome.replayed or not self._protect.urgent(said, live):
            return ()
        try:
            page = await self._log.latest(said.room, RING, said.at)
        except Unavailable:
            self._cases.alarm("storage")
            return ()
        return preserved((one.event for one in page.events), said.at)

    async def _claimed(
        self, visitor: Visitor, said: Submission, outcome: Outcome, context: tuple[Quoted, ...]
    ) -> Outcome:
        """A hold has a case and a block a decision; their claim code goes with the verdict. A retry makes neither."""
        if isinstance(outcome, Held):
            return msgspec.structs.replace(outcome, claim=await self._cases.held(said, outcome, context))
        if isinstance(outcome, Declined) and outcome.code == "judged" and not outcome.replayed:
            return msgspec.structs.replace(outcome, claim=await self._cases.blocked(visitor, said, outcome))
        return outcome

    async def _judged(self, said: Submission, live: LiveRoom) -> Submission:
        started = self._clock.now()
        try:
            judgement = await asyncio.wait_for(self._judge.judge(said, live.record), JUDGE_DEADLINE_S)
        except Exception as error:  # noqa: BLE001  # whatever broke, the message waits for a person
            log.warning("judge_failed", part="judge", error=type(error).__name__)
            self._cases.alarm("judge_failed")
            judgement = BROKEN
        self._meter.seconds("judge", self._clock.now() - started)
        return msgspec.structs.replace(said, judgement=judgement)

    async def _one_of_a_flood(self, said: Submission, live: LiveRoom) -> Submission:
        """Rule 11. A one-to-one needs none of it: there the gravest sign pauses the talk."""
        judgement = said.judgement
        if live.record.members or judgement.outcome != "hold" or judgement.family not in GRAVE:
            return said
        flooding = any(code_of(spoke) in FLOODS for spoke in judgement.rules)
        if not flooding or not await self._log.protected_waits(said.room, said.family, said.at):
            return said
        return msgspec.structs.replace(
            said, judgement=msgspec.structs.replace(FLOODED, rules=judgement.rules, marks=judgement.marks)
        )

    def _count(self, outcome: Outcome) -> None:
        label = {Accepted: "accepted", Held: "held", Declined: "refused"}[type(outcome)]
        self._meter.count("submissions", "replayed" if outcome.replayed else label)


def check_form(frame: Send | Edit | Retract | React) -> None:
    """What no judge need look at. A reaction is one picture: its field is no way to write past the judge.

    Raises:
        Refused: `malformed` (no picture), `text_length` (nothing that can be seen, or a wall of lines).
    """
    match frame:
        case Send() | Edit() if not shows(frame.text) or wall(frame.text):
            raise Refused("text_length")
        case React() if not is_emoji(frame.emoji):
            raise Malformed("emoji")
        case _:
            pass


def wall(text: str) -> bool:
    """Whether it has too many lines."""
    return len(text.splitlines()) > LINES_MAX


def _only_present(said: Submission, live: LiveRoom) -> Submission:
    """Mentions of those who are here; any other tag could be words in disguise, and points at nobody."""
    if not said.content.mentions:
        return said
    here = {member.tag for member in live.members} | {person.tag for person in live.record.people}
    mentions = tuple(tag for tag in dict.fromkeys(said.content.mentions) if tag in here)
    return msgspec.structs.replace(said, content=msgspec.structs.replace(said.content, mentions=mentions))


def submission(visitor: Visitor, frame: Send | Edit | Retract | React, now: float) -> Submission:
    """A frame as a submission, not judged yet. Raises `malformed` for a reaction that is no emoji."""
    content, kind, target, reply_to = Content(name=visitor.name), "message", 0, 0
    match frame:
        case Send():
            content = Content(name=visitor.name, text=frame.text, mentions=tuple(frame.mentions))
            reply_to = frame.reply_to or 0
        case Edit():
            content, kind, target = Content(name=visitor.name, text=frame.text), "edit", frame.target
        case Retract():
            kind, target = "retraction", frame.target
        case React():
            content = Content(name=visitor.name, emoji=frame.emoji, on=frame.on)
            kind, target = "reaction", frame.target
    return Submission(
        room=RoomId(frame.room),
        family=visitor.family,
        tag=visitor.tag,
        cid=Cid(frame.cid),
        kind=kind,  # type: ignore[arg-type]  # one of the four literals above
        content=content,
        at=now,
        target=target,
        reply_to=reply_to,
    )


def verdict(room: RoomId, cid: Cid, outcome: Outcome) -> VerdictFrame:
    """What the sender is told."""
    match outcome:
        case Accepted():
            event = outcome.event
            return VerdictFrame(
                room=room,
                cid=cid,
                outcome="accepted",
                epoch=outcome.epoch,
                seq=event.seq,
                at_ms=event.at_ms,
                expires_ms=event.expires_ms,
            )
        case Held():
            told = tellable(outcome.judgement)
            return VerdictFrame(
                room=room,
                cid=cid,
                outcome="held",
                rule=told.rule,
                clause=told.clause,
                spans=told.spans,
                hint=told.hint,
                claim=outcome.claim,
            )
        case Declined():
            told = tellable(outcome.judgement or Judgement())
            expired = outcome.code == "hold_expired"
            return VerdictFrame(
                room=room,
                cid=cid,
                outcome="expired" if expired else "refused",
                code=outcome.code,
                retry_after_s=outcome.retry_after_s,
                rule=told.rule,
                clause=told.clause,
                spans=told.spans,
                hint=told.hint,
                claim=outcome.claim,
            )


def tellable(judgement: Judgement) -> Judgement:
    """The part of a judgement its sender may know (Rule 4)."""
    if judgement.family in PROTECTED:
        return Judgement(clause=judgement.clause)
    return judgement
