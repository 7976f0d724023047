"""The templates of the report, and what they may ask for."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from ci.findings import Bucket
from ci.shown import difference_lines, outcome_line, shortened
from differential.finding import Effect, Finding

TEMPLATES = Path(__file__).with_name("templates")


def stdout_diff(finding: Finding) -> str:
    """The unified diff of what the reference and the engine printed; empty where it is the same, or there is no reference."""
    if not finding.reference:
        return ""
    ours, theirs = (finding.outcomes[label].stdout.splitlines() for label in (finding.reference, finding.engine))
    return "\n".join(shortened(line) for line in difflib.unified_diff(ours, theirs, finding.reference, finding.engine, n=1, lineterm=""))


def fenced(text: str, language: str = "") -> str:
    """A Markdown code block that nothing in the text can end."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def in_table(text: object) -> str:
    """A text that keeps to its cell of a Markdown table."""
    return shortened(str(text)).replace("|", "\\|")


def highlighted(text: str) -> Markup:
    """A program in colour."""
    return Markup(highlight(text, PythonLexer(stripnl=False), HtmlFormatter(cssclass="code")))


def code_style() -> Markup:
    """What colours a program by day and by night."""
    day, night = (HtmlFormatter(style=style, nobackground=True).get_style_defs(".code") for style in ("default", "github-dark"))
    return Markup(f"{day}\n@media (prefers-color-scheme: dark) {{\n{night}\n}}")


def by_effect(buckets: Sequence[Bucket]) -> Iterator[tuple[Effect, list[Bucket]]]:
    """Buckets by what they do, the worst first; of one effect in the order given."""
    effects = list(Effect)
    ordered = sorted(buckets, key=lambda bucket: effects.index(bucket.witness.effect))
    return ((effect, list(of_effect)) for effect, of_effect in groupby(ordered, lambda bucket: bucket.witness.effect))


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """Undefined names are errors, and only HTML is escaped: the other pages are Markdown and Python."""
    pages = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    pages.filters.update(repr=repr, fenced=fenced, in_table=in_table, outcome_line=outcome_line, stdout_diff=stdout_diff)
    pages.filters.update(highlighted=highlighted, by_effect=by_effect, shortened=shortened)
    pages.globals["code_style"] = code_style()
    pages.filters["difference_lines"] = lambda finding: "\n".join(difference_lines(finding))
    return pages


def render(template: str, **values: Any) -> str:
    """One page."""
    return environment().get_template(template).render(**values)
