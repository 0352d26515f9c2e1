"""Records of the desk as staff and claimants read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from salon.base.reasons import MACHINE_GROUND, told_reason
from salon.flow.photo_closed import REASON as CLOSED
from salon.flow.photo_rules import MATCH
from salon.flow.ports.desk import CaseRow, CaseView
from salon.moderation.case import ActKind, status
from salon.moderation.decision import FOR_PROTECTION, FREEZE_S, Decision
from salon.wire import reports
from salon.wire import staff as wire


def ms(at: float) -> int:
    """Epoch seconds as milliseconds."""
    return round(at * 1000)


def _head(row: CaseRow, where: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "reason": row.reason,
        "where": where,
        "opened_ms": ms(row.opened_at),
        "due_ms": ms(row.due_at),
        # What is over and still waits for an answer has no end of its own any more.
        "expires_ms": 0 if "hold_expired" in row.done else ms(row.expires_at),
        "reports": row.reports,
        "rule": row.rule,
    }


def of_photo(row: CaseRow) -> bool:
    """Whether a case is about a photo that was held."""
    return row.rule == MATCH or row.rule.startswith("photo_")


def item_view(row: CaseRow, where: str) -> wire.Item:
    """A line of the queue."""
    return wire.Item(**_head(row, where), photo=of_photo(row))


def case_view(view: CaseView, names: Mapping[str, str], possible: tuple[ActKind, ...]) -> wire.Case:
    """A case with everything."""
    pending = view.pending
    running = pending.paused_at > 0 and not pending.confirmed
    row, subject = view.row, view.row.subject
    quoted = {(one.seq, one.at_ms): one for body in (view.body, *view.notices) for one in body.context}
    text = view.body.text or next((notice.text for notice in view.notices if notice.text), "")
    name = view.body.name or next((notice.name for notice in view.notices if notice.name), "")
    return wire.Case(
        **_head(row, view.body.where),
        status=status(row.kind, row.done),
        target=wire.Target(subject.kind, name, subject.tag, subject.room, subject.seq),
        events=tuple(wire.Step(ms(one.at), one.kind, names.get(one.by, ""), one.code) for one in view.steps),
        acts=possible,
        context=tuple(quoted[key] for key in sorted(quoted)),
        text=text,
        spans=view.body.spans,
        rules=tuple(dict.fromkeys((*view.body.rules, *(rule for one in view.notices for rule in one.rules)))),
        note="\n\n".join(notice.note for notice in view.notices if notice.note),
        paused="" if not pending.paused_at else "running" if running else "confirmed",
        paused_until_ms=ms(pending.paused_at + FREEZE_S) if running else 0,
        returned=pending.returned,
        photo=photo_view(view, possible),
    )


def photo_view(view: CaseView, possible: tuple[ActKind, ...] = ()) -> wire.CasePhoto | None:
    """What is known of the photo of a case, or of the first reported: one reported as the abuse of a child is in
    the closed lane for everybody (`flow.photo_desk`, Rule 4)."""
    found = next((body.photo for body in (view.body, *view.notices) if body.photo is not None), None)
    if found is None:
        return None
    facts, row = found.facts, view.row
    reported = facts.lane == "reported"
    return wire.CasePhoto(
        lane="closed" if reported and row.reason == CLOSED else facts.lane,
        closable=not row.ended_at and (reported or (facts.lane == "held" and "release" in possible)),
        at_ms=ms(facts.at),
        examined=facts.examined,
        width=facts.width,
        height=facts.height,
        band=facts.band,
        nudity=facts.nudity,
        matches=tuple(wire.PhotoMatch(one.bank, one.role, one.distance, one.near) for one in facts.matches),
        sealed=facts.sealed,
    )


def decision_view(decision: Decision, names: Mapping[str, str], where: str, now: float) -> wire.Decision:
    """A decision, for staff."""
    return wire.Decision(
        id=decision.id,
        kind=decision.kind,
        author=decision.author,
        at_ms=ms(decision.at),
        reason=decision.reason,
        clause=decision.clause,
        by=names.get(decision.by, "") if decision.author == "staff" else decision.by,
        where=where,
        tag=decision.tag,
        until_ms=ms(decision.until),
        case=decision.case,
        rule=decision.rule,
        times=decision.times,
        automated=decision.automated,
        undone_ms=ms(decision.undone_at),
        can_undo=decision.can_undo(now),
    )


def statement_view(decision: Decision, where: str, *, to_reporter: bool, protected: bool = False) -> reports.Statement:
    """A decision as a statement of reasons. A reporter learns what was decided, not for how long or how often.

    `protected`: of somebody whose pass ended for their own protection. Whatever staff pressed, they are told no more
    than the terms: no reason that would name the sign, no article of a law that is about others.
    """
    silent = protected or decision.automated or decision.kind in FOR_PROTECTION
    return reports.Statement(
        kind=decision.kind,
        author=decision.author,
        at_ms=ms(decision.at),
        reason=told_reason(decision.reason, automated=silent, rule=decision.rule),
        ground=MACHINE_GROUND if protected else decision.ground,
        source="" if protected else decision.source,
        clause=decision.clause,
        automated=decision.automated,
        until_ms=0 if to_reporter else ms(decision.until),
        times=1 if to_reporter else decision.times,
        undone_ms=ms(decision.undone_at),
        room=where,
    )
