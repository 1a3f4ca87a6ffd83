"""Outlets and news agencies: how they sign, and which domains are theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import load
from communique.model import Name


@dataclass(frozen=True, slots=True)
class Outlet:
    """One newspaper, broadcaster, website or agency."""

    id: str
    """ASCII slug, part of document ids."""
    kind: Literal["outlet", "agency"]
    name: Name
    """As it is shown; of an agency the short form that papers print."""
    examples: tuple[str, ...]
    """Datelines or credits that name it."""
    counter_examples: tuple[str, ...] = ()
    """Lines in which its name is an ordinary word."""
    variants: tuple[str, ...] = ()
    """Other names and signs it goes by in datelines, credits and metadata."""
    domains: tuple[str, ...] = ()


def read_outlets() -> dict[str, Outlet]:
    """Outlets and agencies by slug."""
    return {outlet.id: outlet for outlet in load.entries("outlets.toml", "outlet", Outlet)}
