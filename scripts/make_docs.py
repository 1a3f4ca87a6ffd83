"""Writes the pages of ``docs`` that repeat what the code says: commands, settings, the Python functions.

Run it after a change of a help text, a setting or an exported function; ``tests/test_docs.py`` fails until you have.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
from pathlib import Path

import click

import communique
from communique.cli import main

ROOT = Path(__file__).parents[1]


def commands() -> str:
    """docs/cli.md: the help of every command as it prints."""
    out = ["# Commands", "", "Written by `scripts/make_docs.py` from the help of the program itself.", ""]
    out += ["```text", _help(main, "communique"), "```", ""]
    for name, command in main.commands.items():
        out += [f"## communique {name}", "", "```text", _help(command, f"communique {name}"), "```", ""]
    return "\n".join(out)


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, terminal_width=100, help_option_names=["-h", "--help"])
    return command.get_help(context).rstrip()


def settings() -> str:
    """docs/settings.md: every threshold with its default and the measurement behind it."""
    trees = [ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "src" / "communique" / "settings").glob("*.py"))]
    classes = {node.name: node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)}
    out = ["# Settings", "", "Written by `scripts/make_docs.py` from `src/communique/settings`.", ""]
    out += [
        "`communique read PATH --settings FILE` reads a TOML file with a table for each group and overrides these defaults.",
        "",
    ]
    for field in (node for node in classes["Settings"].body if isinstance(node, ast.AnnAssign)):
        assert isinstance(field.target, ast.Name) and isinstance(field.annotation, ast.Name)
        group = classes[field.annotation.id]
        out += [f"## [{field.target.id}]", "", inspect.cleandoc(ast.get_docstring(group) or ""), ""]
        out += ["| setting | default | what it does |", "|---|---|---|"]
        shared: list[tuple[str, str]] = []  # settings that the next docstring tells of together
        for node in group.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
                shared.append((node.target.id, ast.unparse(node.value)))
            elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                told = " ".join(inspect.cleandoc(str(node.value.value)).split()).replace("|", "\\|")
                out += [f"| `{name}` | `{default}` | {told} |" for name, default in shared]
                shared = []
        out += [f"| `{name}` | `{default}` |  |" for name, default in shared]
        out.append("")
    return "\n".join(out)


def functions() -> str:
    """docs/api.md: what ``communique`` exports."""
    out = ["# Python", "", "Written by `scripts/make_docs.py` from the docstrings.", ""]
    out += [inspect.cleandoc(communique.__doc__ or ""), ""]
    for name in sorted(set(communique.__all__) - {"__version__"}):
        function = getattr(communique, name)
        out += [f"## communique.{name}", "", "```python", f"{name}{_signature(function)}", "```", ""]
        out += [inspect.cleandoc(function.__doc__ or ""), ""]
    return "\n".join(out)


def _signature(function: object) -> str:
    signature = re.sub(r"<function (\w+) at \w+>", r"\1", str(inspect.signature(function)).replace("'", ""))  # type: ignore[arg-type]
    return (
        signature
        if len(signature) < 100
        else re.sub(r", (?=\*|\w+:)", ",\n    ", signature.replace("(", "(\n    ", 1)).replace(") ->", ",\n) ->")
    )


SHOWN = {
    "regions.body.f1": ("what of a page is the report (characters, F1)", "regions.body f1"),
    "statements.IoU 0.5.f1": ("statements found (F1, half of the words in common)", "statements.f1 at iou 0.5"),
    "statements.IoU 0.8.f1": ("statements found (F1, four fifths in common)", "statements.f1 at iou 0.8"),
    "labels.act.overall": ("act of a statement (commits, calls, welcomes, ...)", "statements.act overall"),
    "labels.speaker.overall": ("speaker", "statements.speaker overall"),
    "meetings.grouping.f1": ("reports of one meeting together", "meetings.grouping"),
    "points.B-cubed overall.f1": ("points merged over reports and languages (B-cubed F1)", "points.b-cubed f1"),
    "commitments.f1": ("commitments (F1)", "commitments.f1"),
    "carriage.carried or absent": ("who carried a point, who left it out (accuracy)", "carriage.carried or absent"),
    "carriage.form": ("verbatim, reworded or partial (accuracy)", "carriage.form"),
    "changes.kinds": ("kind of change between meetings (mean accuracy)", "changes.kinds"),
    "conflicts.f1": ("conflicts (F1; example: recall)", "conflicts.recall"),
}
"""Figures of the README: name in the scorer's sheet, what it says, name in the example's measure."""


def readme() -> str:
    """README.md with its table of figures as the floors stand."""
    text = (ROOT / "README.md").read_text("utf-8")
    floors = json.loads((ROOT / "benchmarks" / "floors.json").read_text("utf-8"))
    seeds, example, *press = (floors[name]["figures"] for name in ("seeds", "example", "press-held-out", "press-second-held-out"))
    rows = ["| figure | real reports | bundled example | unseen press, chosen | unseen press, drawn |", "|---|---|---|---|---|"]
    for name, (what, other) in SHOWN.items():
        unseen = " | ".join(f"{half[name]:.2f}" if name in half else "" for half in press)
        rows.append(f"| {what} | {seeds[name]:.2f} | {example[other]:.2f} | {unseen} |")
    head, _, rest = text.partition("<!-- figures -->\n")
    return (
        f"{head}<!-- figures -->\n"
        + "\n".join(rows)
        + "\n<!-- end of figures -->\n"
        + rest.partition("<!-- end of figures -->\n")[2]
    )


def sources() -> str:
    """docs/sources.md with its table of columns as the program knows them."""
    from communique.sources.fields import KNOWN

    text = (ROOT / "docs" / "sources.md").read_text("utf-8")
    head, _, rest = text.partition("<!-- columns -->\n")
    rows = ["| field | columns |", "|---|---|"]
    rows += [f"| {'content' if field == 'text' else field} | {', '.join(names)} |" for field, names in KNOWN.items()]
    end = "\n<!-- end of columns -->\n"
    return f"{head}<!-- columns -->\n" + "\n".join(rows) + end + rest.partition(end.lstrip())[2]


PAGES = {
    "docs/sources.md": sources,
    "docs/cli.md": commands,
    "docs/settings.md": settings,
    "docs/api.md": functions,
    "README.md": readme,
}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (ROOT / page).write_text(make(), "utf-8")
        print(page, file=sys.stderr)
