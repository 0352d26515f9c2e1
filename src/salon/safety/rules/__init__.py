"""The rules, a file a family: importing this package registers them, in the order of this list.

What rules look for stands in `safety.patterns` and `safety.patterns_harm`, so that browsers can look for the same;
every span points at what was typed. A wide finding is no kindness: what holds ordinary talk is soon waved through by
tired people, so each rule carries the small talk it must leave alone.
"""

# The order is that of the findings and of the documentation.
from salon.safety.rules import links, contact, flooding, shouting, insult, threat, own_life, hate, sexual, spam, minor  # noqa: F401, I001
