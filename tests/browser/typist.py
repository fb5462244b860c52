"""An officer at a keyboard who enters a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from playwright.sync_api import Locator, Page

from governance.meetings.document import ItemEntry, MeetingDocument, QuestionEntry

_FAR = 400
"""More presses of the tab key than any page needs."""


class Typist:
    """Fills in the page's small forms, and goes on wherever the page leads."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def enter(self, meeting: MeetingDocument) -> None:
        """All of a meeting, in the order in which it happens."""
        self._people(meeting)
        for each in meeting.declarations:
            self.keep(
                "declaration", member=each.member, interest=each.interest, item_number=each.item
            )
        for item in meeting.items:
            self._item(item)

    def _people(self, meeting: MeetingDocument) -> None:
        for name, people in (("present", meeting.present), ("apologies", meeting.apologies)):
            for person in people:
                self.tick(name, person.name)
        self.keep("attendance", chair=meeting.chair)
        for person in meeting.in_attendance:
            self.keep("attending", name=person.name, role=person.role)

    def _item(self, item: ItemEntry) -> None:
        self.keep("item", number=item.number, title=item.title, text=item.text)
        self._words(item)
        if item.exclusion:
            self.keep("exclusion", exclusion_paragraph=item.exclusion.paragraph)
        for paper in item.papers:
            said = {"title": paper.title, "presented_by": paper.presented_by}
            self.keep("paper", **said, pages=paper.pages)
        for question in item.questions:
            self._exchange(question)
        for silent in item.objectives_without_questions:
            self.silent(silent.ref, silent.text)
        self._end(item)

    def _words(self, item: ItemEntry) -> None:
        """What an item says itself, where that is more than its text."""
        said = {
            "introduction": item.introduction,
            "points": "\n".join(item.points),
            "closing": item.closing,
            "next_steps_introduction": item.next_steps_introduction,
            "plan_theme": str(item.plan_theme or ""),
        }
        if meeting := item.next_meeting:
            said |= _day("next_meeting_on", meeting.on)
            said["next_meeting_at"] = f"{meeting.at:%H:%M}" if meeting.at else ""
        if any(said.values()):
            self.follow("Edit the words of this item")
            self.keep("words", **said)

    def _end(self, item: ItemEntry) -> None:
        for step in item.next_steps:
            due = _day("due_on", step.due_on) if step.due_on else {}
            self.keep("step", text=step.text, owner_as_printed=step.owner, **due)
        for resolution in item.resolutions:
            self.keep("resolution", text=resolution)
        if agreed := item.minutes_agreed:
            on = _day("meeting_on", agreed.meeting_on)
            self.keep("agreement", **on, amendments=agreed.amendments)

    def _exchange(self, question: QuestionEntry) -> None:
        first, *others = question.answers or (None,)
        answered = {"officer_as_printed": first.officer, "answer_text": first.text} if first else {}
        about = " ".join((question.objective_ref, *question.action_refs)).strip()
        section = {} if about else {"section": question.section}
        self.keep(
            "exchange",
            asked_by=question.asked_by,
            about=about,
            kind=question.kind.value,
            text=question.text,
            **answered,
            **section,
        )
        for answer in others:
            if answer:
                self.keep("answer", officer_as_printed=answer.officer, text=answer.text)
        for promise in question.promises:
            due = _day("due_on", promise.due_on) if promise.due_on else {}
            self.keep("promise", officer_as_printed=promise.officer, text=promise.text, **due)
        if question.answer_note or question.uncertainty:
            self.follow(f"Edit {question.n}. {question.asked_by}")
            self.keep(
                "question", answer_note=question.answer_note, uncertainty=question.uncertainty
            )

    def form(self, part: str) -> Locator:
        return self.page.locator(f'form[data-part="{part}"]')

    def tick(self, name: str, person: str) -> None:
        self.form("attendance").locator(f'[name="{name}"][value="{person}"]').check()

    def follow(self, link: str) -> None:
        """The last link of that name: the item at hand stands at the end."""
        self.press(self.page.get_by_role("link", name=link).last)

    def silent(self, ref: str, text: str) -> None:
        """One press where the page knows the objective; its ref and words otherwise."""
        self.open(self.form("silent"))
        button = self.page.get_by_role("button", name=f"No questions raised on {ref}")
        if button.count():
            self.press(button)
        else:
            self.keep("silent", ref=ref, text=text)

    def keep(self, part: str, **said: str) -> None:
        """Fill in a form and save it."""
        form = self.form(part)
        self.open(form)
        for name, words in said.items():
            self.fill(form.locator(f'[name="{name}"]'), words)
        self.press(form.locator("[type=submit]"))

    def press(self, control: Locator) -> None:
        """A button or a link that leads on."""
        with self.page.expect_navigation():
            control.click()

    def open(self, form: Locator) -> None:
        """Where the form is folded."""
        fold = self.page.locator("details:not([open])", has=form).locator("summary")
        if fold.count():
            fold.click()

    def fill(self, control: Locator, words: str) -> None:
        if control.evaluate("control => control.tagName") == "SELECT":
            control.select_option(words)
        elif words or control.input_value():
            control.fill(words)


class ByKeyboard(Typist):
    """Uses no mouse: the tab key, the space bar, Enter and letters."""

    def tick(self, name: str, person: str) -> None:
        self.reach(self.form("attendance").locator(f'[name="{name}"][value="{person}"]'))
        self.page.keyboard.press("Space")

    def open(self, form: Locator) -> None:
        fold = self.page.locator("details:not([open])", has=form).locator("summary")
        if fold.count():
            self.reach(fold)
            self.page.keyboard.press("Enter")

    def fill(self, control: Locator, words: str) -> None:
        is_choice = control.evaluate("control => control.tagName") == "SELECT"
        holds = control.input_value()
        if words == holds:
            return
        self.reach(control)
        if is_choice:
            label = control.locator(f'option[value="{words}"]').inner_text()
            self.page.keyboard.type(label)
        else:
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.insert_text(words)

    def press(self, control: Locator) -> None:
        self.reach(control)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def reach(self, control: Locator) -> None:
        """Tab on until the control has the focus."""
        for _ in range(_FAR):
            if control.evaluate("control => control === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"No tab leads to {control}")


def _day(name: str, day: date) -> Mapping[str, str]:
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
