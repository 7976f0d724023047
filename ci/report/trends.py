"""What changed from nightly to nightly: a few figures of each, and the line they draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ci.triage import NEWS

WIDTH, HEIGHT, MARGIN = 220, 48, 4
SHOWN = 30
"""The last nightlies of which a line is drawn."""


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure of each nightly, the oldest first."""

    name: str
    values: tuple[float, ...]

    @property
    def line(self) -> Markup:
        """An SVG picture of the values: from nothing to the largest, the last one marked."""
        most = max(self.values) or 1
        step = (WIDTH - 2 * MARGIN) / max(1, len(self.values) - 1)
        points = [
            f"{MARGIN + step * index:.1f},{HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / most:.1f}"
            for index, value in enumerate(self.values)
        ]
        x, y = points[-1].split(",")
        return Markup(
            f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">'
            f'<polyline points="{" ".join(points)}"/><circle cx="{x}" cy="{y}" r="3"/></svg>'
        )


def figures(run: Mapping[str, Any]) -> dict[str, float]:
    """What is followed of one nightly. A figure that one of an earlier version did not keep is 0."""
    totals, lives = run["totals"], run.get("lives", {})
    return {
        "programs a second": round(totals["programs"] / totals["seconds"], 1) if totals["seconds"] else 0,
        "builtin rows called": len(totals["rows"]),
        "buckets": sum(lives.values()),
        "new buckets": sum(lives.get(life, 0) for life in NEWS),
    }


def trends(runs: Sequence[Mapping[str, Any]]) -> list[Trend]:
    """The trends of these nightlies, the oldest first."""
    rows = [figures(run) for run in runs[-SHOWN:]]
    return [Trend(name, tuple(row[name] for row in rows)) for name in rows[0]] if rows else []
