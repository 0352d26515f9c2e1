"""Back-tests: what would change, without a text."""

from __future__ import annotations

from salon.safety.backtest import Setting, Text, compare, stored
from salon.safety.finding import Finding
from salon.safety.marks import marks_of
from salon.safety.policy import TABLE, Row, Scene

ROOM = Scene("room")
LINK, INSULT, GRAVE = (
    Finding("links", 3, "links"),
    Finding("insults", 3, "insult"),
    Finding("minor", 2, "minor_contact"),
)
AS_IT_IS = Setting(TABLE)


def test_the_same_setting_changes_nothing() -> None:
    report = compare([Text(ROOM, (LINK,), 5), Text(ROOM, (), 7)], AS_IT_IS, AS_IT_IS)
    assert (report.texts, report.before, report.moved) == (12, {"block": 5, "allow": 7}, {})
    assert report.before == report.after


def test_another_table_moves_texts_and_each_rule_says_how_many() -> None:
    flags = Setting((Row("links", "flag"), *TABLE))
    report = compare([Text(ROOM, (LINK,), 5), Text(ROOM, (LINK, INSULT), 2)], AS_IT_IS, flags)
    assert report.moved == {"block -> flag": 5, "block -> hold": 2}
    assert (report.rules["links@3"].stopped_before, report.rules["links@3"].stopped_after) == (7, 2)


def test_a_rule_in_shadow_stops_nothing_and_a_protected_one_still_holds() -> None:
    shadow = Setting(TABLE, {"links@3": ("shadow", ""), "minor@2": ("shadow", "")})
    report = compare([Text(ROOM, (LINK,)), Text(ROOM, (GRAVE,))], AS_IT_IS, shadow)
    assert report.after == {"allow": 1, "hold": 1}


def test_what_people_decided_gives_an_interval_and_is_counted_apart() -> None:
    line = marks_of((INSULT,), ROOM)
    texts = stored([("", line, 10), ("upheld", line, 6), ("overturned", line, 2)])
    report = compare(texts, AS_IT_IS, Setting(TABLE, {"insults@3": ("shadow", "")}))
    assert report.texts == 10
    assert (report.right_before.right, report.right_before.of) == (6, 8)
    assert report.right_before.low < 0.75 < report.right_before.high
    assert report.right_after.of == 0


def test_a_line_of_another_form_is_left_out() -> None:
    assert stored([("", "something else", 3), ("", "room|normal||-|a@1:b:9:1.00", 1)]) == []
