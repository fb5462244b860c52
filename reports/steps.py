"""How each step of a pack's life is said to people, and which permission it asks for. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from reports.life import Step


@dataclass(frozen=True, slots=True)
class StepWords:
    permission: str
    title: str
    lede: str
    button: str
    done: str
    """What is said once it is taken."""


WORDS = {
    Step.PUT_FORWARD: StepWords(
        "reports.keep_packs",
        "Put the pack forward",
        "What it prints is built now, from the record as it stands, and does not change after "
        "that. What is considered is what is approved and published.",
        "Put the pack forward",
        "The pack is put forward.",
    ),
    Step.CONSIDERED: StepWords(
        "reports.consider_pack",
        "Say that the sub-group has considered it",
        "Say so once the sub-group has looked at what the pack prints.",
        "The sub-group has considered it",
        "It is kept that the sub-group has considered the pack.",
    ),
    Step.APPROVED: StepWords(
        "reports.approve_pack",
        "Approve the pack",
        "Your name stands behind what it prints. It is then published for its meeting.",
        "Approve the pack",
        "The pack is approved.",
    ),
    Step.PUBLISHED: StepWords(
        "reports.keep_packs",
        "Publish the pack",
        "Its files are made and kept for ever. What turns out to be wrong is put right by another "
        "pack, which names this one.",
        "Publish the pack",
        "The pack is published.",
    ),
    Step.RETURNED: StepWords(
        "reports.return_pack",
        "Return the pack",
        "It becomes a draft again, and its makers read why.",
        "Return it to its makers",
        "The pack is a draft again.",
    ),
}


def address_of(step: Step) -> str:
    return step.value.replace(" ", "-")


def step_at(address: str) -> Step | None:
    """The step that an address names, if any."""
    return next((step for step in Step if address_of(step) == address), None)
