"""What a template says: the parts that a resident reads, and the words that staff choose it by. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from personalverktyget.domain.message_templates.follow_up import NONE, FollowUp, follow_up_from
from personalverktyget.domain.message_templates.kinds import TemplateKind

# The parts of a message, in the order in which they are read.
PARTS: Final = ("subject", "body", "purpose", "use_of_answers", "contact")
# Those that the owner of a central template can open for units' own additions.
OPENABLE: Final = ("body", "purpose", "use_of_answers", "contact")
LONGEST: Final[Mapping[str, int]] = {
    "name": 100,
    "summary": 200,
    "subject": 150,
    "body": 10_000,
    "purpose": 1000,
    "use_of_answers": 1000,
    "contact": 1000,
}
LONGEST_ADDITION: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateContent:
    """Everything that is published together. The sender is not among it: that is the unit, and is never typed."""

    name: str
    # For staff: when it is used.
    summary: str = ""
    subject: str = ""
    body: str = ""
    # The four statements that the national guidelines for the inbox ask for, beside who sends: why the resident gets
    # it, what becomes of her answers (of questions alone), and where she turns with questions.
    purpose: str = ""
    use_of_answers: str = ""
    contact: str = ""
    open_parts: tuple[str, ...] = ()
    follow_up: FollowUp = NONE

    def to_json(self) -> dict[str, Any]:
        """As a draft keeps it."""
        return {**asdict(self), "open_parts": list(self.open_parts)}

    @property
    def parts(self) -> dict[str, str]:
        """What a resident reads, by the name of the part."""
        return {part: getattr(self, part) for part in PARTS}


TEXT_NAMES: Final = tuple(
    field.name for field in fields(TemplateContent) if field.name not in ("open_parts", "follow_up")
)


def content_from(data: Mapping[str, Any]) -> TemplateContent:
    """What ``to_json`` wrote, or the columns of a version."""
    texts = {name: str(data.get(name, "")) for name in TEXT_NAMES}
    return TemplateContent(
        **texts, open_parts=opened(data.get("open_parts", ())), follow_up=follow_up_from(data.get("follow_up"))
    )


def opened(parts: Iterable[str]) -> tuple[str, ...]:
    """Those of the parts that can be open, each once, in the order in which they are read."""
    wanted = set(parts)
    return tuple(part for part in OPENABLE if part in wanted)


def tidied(content: TemplateContent, kind: TemplateKind) -> TemplateContent:
    """The content as it is kept: no loose space, and no word about answers where none can be given."""
    texts = {name: getattr(content, name).replace("\r\n", "\n").strip() for name in TEXT_NAMES}
    for name in ("name", "summary", "subject"):
        texts[name] = " ".join(texts[name].split())
    parts = set(content.open_parts)
    if kind is not TemplateKind.QUESTION:
        texts["use_of_answers"] = ""
        parts.discard("use_of_answers")
    if kind is TemplateKind.POPULATION:
        # No unit follows it, and nobody rings or writes to a whole population.
        return TemplateContent(**texts)
    return TemplateContent(**texts, open_parts=opened(parts), follow_up=content.follow_up)


def required_parts(kind: TemplateKind, *, is_general: bool) -> tuple[str, ...]:
    """What must be there before it is published. What a general one says is written anew each time."""
    needed = ["name", "summary"] if is_general else ["name", "summary", "subject", "body"]
    needed += ["purpose", "contact"]
    if kind is TemplateKind.QUESTION:
        needed.insert(-1, "use_of_answers")
    return tuple(needed)


def with_additions(content: TemplateContent, additions: Mapping[str, str]) -> dict[str, str]:
    """The parts with what a unit adds, each after what the owner says. What is no longer open is left out."""
    added = {part: additions.get(part, "").strip() for part in content.open_parts}
    return {part: "\n\n".join(filter(None, (text, added.get(part, "")))) for part, text in content.parts.items()}
