"""The numbers by which members speak of a paper's tables and figures. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.content.shape import BarChart, Block, MonthChart, Part, Table, ThemeBars


def numbered_parts(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with their tables and figures numbered as they come."""
    numbers = {"Table": 0, "Figure": 0}

    def number(block: Block) -> Block:
        name = "Table" if isinstance(block, Table) else "Figure"
        if not isinstance(block, Table | BarChart | ThemeBars | MonthChart):
            return block
        numbers[name] += 1
        return replace(block, caption=f"{name} {numbers[name]}. {block.caption}")

    return tuple(replace(p, blocks=tuple(number(b) for b in p.blocks)) for p in parts)
