"""How things look: a kind has a shape and a colour, a stage a dash and a width.

Colours are names of the theme's colours, so light and dark need no second table. Nothing is said
by colour alone.
"""

from __future__ import annotations

# kind: shape in vis-network, theme colour, sign in text
KINDS = {
    "Player": ("dot", "blue", "●"),
    "Club": ("square", "orange", "■"),
    "Manager": ("diamond", "green", "◆"),
    "Source": ("hexagon", "violet", "⬢"),
    "Report": ("hexagon", "violet", "⬢"),
    "Position": ("triangle", "gray", "▲"),
    "More": ("dot", "gray", "◌"),
}
# stage: width, dash, end
STAGES: dict[str, tuple[float, list[int] | bool, str]] = {
    "monitoring": (1.5, [1, 5], "arrow"),
    "interested": (2, [5, 5], "arrow"),
    "enquired": (2.5, [9, 5], "arrow"),
    "bid": (3, [16, 5], "arrow"),
    "agreed": (3.5, False, "arrow"),
    "completed": (4.5, False, "arrow"),
    "rejected": (2, [2, 6], "bar"),
    "denied": (2, [2, 6], "bar"),
    "ended": (1.5, [2, 6], "circle"),
}
# edge: theme colour, width, dash
EDGES: dict[str, tuple[str, float, list[int] | bool]] = {
    "PLAYED_FOR": ("gray", 1, False),
    "MANAGED": ("gray", 1, False),
    "INTERESTED_IN": ("orange", 2, False),
    "PURSUED": ("green", 2, False),
    "REUNITED_WITH": ("green", 2, False),
    "CARRIED_INTEREST": ("green", 3, False),
    "COACHED": ("green", 2, [4, 4]),
    "NEEDS": ("orange", 1.5, [5, 5]),
    "SAME_PERSON": ("gray", 1, [2, 4]),
    "PUBLISHED_BY": ("violet", 1, False),
    "REPEATS": ("violet", 1, [2, 4]),
    "SAYS_WANTED": ("violet", 1, False),
    "SAYS_IN_NEED": ("violet", 1, False),
    "TAKEN_ALONG": ("green", 2, [4, 4]),
    "MORE": ("gray", 1, [2, 4]),
}
LOAN_DASH = [6, 4]
# The same words as signs in charts: mark, and letter for the line below it.
MARKS = {
    "monitoring": ("circle", "●"),
    "interested": ("diamond", "◆"),
    "enquired": ("square", "■"),
    "bid": ("triangle-up", "▲"),
    "agreed": ("triangle-right", "▶"),
    "completed": ("triangle-down", "▼"),
    "rejected": ("cross", "✚"),
    "denied": ("stroke", "−"),
    "ended": ("triangle-left", "◀"),
}
